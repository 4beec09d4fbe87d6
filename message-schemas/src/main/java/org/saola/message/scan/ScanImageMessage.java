// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.scan;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.saola.message.schema.Attached;
import org.saola.message.schema.Meaning;
import org.saola.message.schema.MediaTypes;

/** {@code scan-image/1}. The image is carried unread: its formats are not public. */
@Meaning("The scan of a container, with what was marked on it and what it shows.")
public record ScanImageMessage(
    @NotNull @Valid @Meaning("What was scanned, with what, and what it shows.") Scan scan,
    @NotNull
        @Valid
        @MediaTypes({"image/*", "application/octet-stream"})
        @Meaning("The image as the scanner gave it; it shows goods, not persons.")
        Attached image) {}
