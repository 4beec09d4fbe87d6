// SPDX-License-Identifier: EUPL-1.2
package org.saola.pages.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The renderer of documents, should markup ever reach it. */
class PdfTest {
  @TempDir Path folder;

  @Test
  void nothingIsLoaded() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.css"), "p:after { content: 'SECRET' }");
    AtomicInteger asked = new AtomicInteger();
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.close();
        });
    server.start();
    try {
      String there = "http://127.0.0.1:" + server.getAddress().getPort();
      String text =
          text(
              """
              <html><head><title>t</title>
              <link rel="stylesheet" href="%1$s/a.css" />
              <link rel="stylesheet" href="%2$s" />
              <style>@import url(%1$s/b.css); body { background: url(%1$s/c.png) }</style></head>
              <body><p>Here</p><img src="%1$s/d.png" alt="" /><object data="%1$s/e.svg"></object></body></html>
              """
                  .formatted(there, secret.toUri()));
      assertThat(text).contains("Here").doesNotContain("SECRET");
      assertThat(asked).hasValue(0);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void whatNoDocumentMayHoldIsReplaced() throws Exception {
    assertThat(text("<html><head><title>t</title></head><body><p>a\u0001b</p></body></html>"))
        .contains("a")
        .contains("b");
  }

  /** PDF/UA, ISO 14289-1: a structure, a title and a language, or it cannot be read aloud. */
  @Test
  void aDocumentHasItsStructureTitleAndLanguage() throws Exception {
    String page =
        """
        <html lang="pt"><head><title>Pedidos do ano</title><meta name="description" content="Todos" /></head>
        <body><h1>Pedidos</h1><table><thead><tr><th>De</th></tr></thead><tbody><tr><td>NL</td></tr></tbody></table></body></html>
        """;
    try (PDDocument document = Loader.loadPDF(Pdf.of(page))) {
      var catalog = document.getDocumentCatalog();
      assertThat(catalog.getLanguage()).isEqualTo("pt");
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Pedidos do ano");
      assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
      assertThat(catalog.getMarkInfo().isMarked()).isTrue();
      assertThat(catalog.getStructureTreeRoot().getKids()).isNotEmpty();
    }
  }

  private static String text(String page) throws Exception {
    try (PDDocument document = Loader.loadPDF(Pdf.of(page))) {
      return new PDFTextStripper().getText(document);
    }
  }
}
