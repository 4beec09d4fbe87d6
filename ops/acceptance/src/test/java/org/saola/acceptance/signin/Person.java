// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.signin;

/** Somebody who can sign in, with a password made for this run. */
public record Person(String username, String name, String password) {}
