// SPDX-License-Identifier: EUPL-1.2
package org.saola.pages.document;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Makes PDF of a site's templates, in the reader's language. */
@Component
public class Documents {
  private final ViewResolver templates;

  Documents(ViewResolver thymeleafViewResolver) {
    this.templates = thymeleafViewResolver;
  }

  /** The request that is answered: pages of it may name what only a request knows. */
  public record Asked(HttpServletRequest request, HttpServletResponse response, Locale locale) {}

  /**
   * @param template of a whole page, well-formed as XML
   * @param name of the file
   */
  public ResponseEntity<byte[]> pdf(
      String template, Map<String, Object> model, String name, Asked asked) throws Exception {
    byte[] pdf = Pdf.of(page(template, model, asked));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(pdf);
  }

  private String page(String template, Map<String, Object> model, Asked asked) throws Exception {
    View view = templates.resolveViewName(template, asked.locale());
    if (view == null) {
      throw new IllegalStateException("the template of the document is packaged");
    }
    var page = new Aside(asked.response());
    view.render(model, asked.request(), page);
    return new String(page.getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  /** Holds the page that the document is made of; what is answered is not the page. */
  private static final class Aside extends ContentCachingResponseWrapper {
    Aside(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void setContentType(@Nullable String type) {
      // Of the page.
    }

    @Override
    public void setCharacterEncoding(String encoding) {
      // Always the same.
    }

    @Override
    public String getCharacterEncoding() {
      return StandardCharsets.UTF_8.name();
    }
  }
}
