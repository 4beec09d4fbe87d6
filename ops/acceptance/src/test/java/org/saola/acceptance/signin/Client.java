// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.signin;

import java.net.URI;

/**
 * A program that lets people sign in.
 *
 * @param secret empty for a public client
 */
public record Client(String id, String secret, URI redirect) {}
