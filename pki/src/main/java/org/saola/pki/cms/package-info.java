// SPDX-License-Identifier: EUPL-1.2

/**
 * The narrow profile of CMS (RFC 5652) that Saola speaks: DER, one signer named by key identifier,
 * content keys for holders of composite keys. Whatever lies outside the profile is refused.
 */
@NullMarked
package org.saola.pki.cms;

import org.jspecify.annotations.NullMarked;
