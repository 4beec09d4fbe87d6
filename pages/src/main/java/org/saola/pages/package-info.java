// SPDX-License-Identifier: EUPL-1.2
/**
 * What all pages of Saola for people share: their context, their frame and words, and how one signs
 * in. The desk and the auditors' console are made of it; it knows neither, and no message.
 */
@NullMarked
package org.saola.pages;

import org.jspecify.annotations.NullMarked;
