// SPDX-License-Identifier: EUPL-1.2
package org.saola.pages.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Makes a document of a page, with its structure, title and language, so that it can be read aloud
 * (PDF/UA). Nothing is loaded from anywhere, whatever the page may name.
 */
final class Pdf {
  /** XML 1.0, 2.2: no document may hold any other. */
  private static final Pattern NO_CHARACTER =
      Pattern.compile("[^\\x09\\x0A\\x0D\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  /** Comes with the library: Latin, Greek and Cyrillic letters. */
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private static final int NORMAL = 400;

  private Pdf() {}

  static byte[] of(String page) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.useFastMode();
    builder.usePdfUaAccessibility(true);
    for (ExternalResourceControlPriority when : ExternalResourceControlPriority.values()) {
      builder.useExternalResourceAccessControl((address, type) -> false, when);
    }
    builder.useFont(
        () ->
            Objects.requireNonNull(
                PDDocument.class.getResourceAsStream(FONT), "the font is packaged"),
        "Document",
        NORMAL,
        FontStyle.NORMAL,
        true,
        // Also where a page names none: a font that is not packaged cannot be read aloud.
        EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.FALLBACK_FINAL));
    builder.withHtmlContent(NO_CHARACTER.matcher(page).replaceAll("\uFFFD"), null);
    builder.toStream(out);
    builder.run();
    return out.toByteArray();
  }
}
