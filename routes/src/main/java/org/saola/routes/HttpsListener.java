// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import javax.net.ssl.SSLContext;
import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.saola.pki.certificate.Keystore;
import org.saola.pki.certificate.TrustAnchor;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * TLS 1.3 with a client certificate for all that agencies ask over HTTPS. That the certificate is a
 * listed agency's is checked per request, in {@code directory}.
 */
@Component
class HttpsListener implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  private final SSLContext tls;

  HttpsListener(Keystore keys, TrustAnchor anchor) {
    this.tls = keys.tls(anchor);
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addConnectorCustomizers(this::secure);
  }

  private void secure(Connector connector) {
    var host = new SSLHostConfig();
    host.setProtocols("TLSv1.3");
    host.setCertificateVerification("required");
    var certificate = new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
    certificate.setSslContext(new TomcatTls(tls));
    host.addCertificate(certificate);
    connector.setSecure(true);
    connector.setScheme("https");
    connector.setProperty("SSLEnabled", "true");
    // Who waits to be told to go on is told of a refusal before it sends what nobody would read.
    connector.setProperty("continueResponseTiming", "onRead");
    connector.addSslHostConfig(host);
  }
}
