// SPDX-License-Identifier: EUPL-1.2

/**
 * What a record says about itself beyond its constraints: what each field means and where that
 * comes from. The published JSON Schemas, the reference pages and the forms all read it here.
 */
@NullMarked
package org.saola.message.schema;

import org.jspecify.annotations.NullMarked;
