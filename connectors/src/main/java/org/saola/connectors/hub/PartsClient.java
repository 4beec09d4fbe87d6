// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.hub;

import io.tus.java.client.TusClient;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/** The tus project's client, over connections with the agency's transport certificate. */
final class PartsClient extends TusClient {
  private static final Duration CONNECT = Duration.ofSeconds(10);

  /** With the last bytes the hub checks all of them: some seconds for each GiB. */
  private static final Duration SILENCE = Duration.ofMinutes(2);

  private final SSLSocketFactory tls;

  PartsClient(SSLSocketFactory tls, URI creation) throws IOException {
    this.tls = tls;
    setUploadCreationURL(creation.toURL());
    setProxy(Proxy.NO_PROXY);
    setConnectTimeout(Math.toIntExact(CONNECT.toMillis()));
  }

  @Override
  public void prepareConnection(HttpURLConnection connection) {
    super.prepareConnection(connection);
    prepare(connection, tls);
  }

  static void prepare(HttpURLConnection connection, SSLSocketFactory tls) {
    if (!(connection instanceof HttpsURLConnection secure)) {
      throw new IllegalArgumentException("parts travel by HTTPS alone");
    }
    secure.setSSLSocketFactory(tls);
    secure.setInstanceFollowRedirects(false);
    secure.setUseCaches(false);
    secure.setConnectTimeout(Math.toIntExact(CONNECT.toMillis()));
    secure.setReadTimeout(Math.toIntExact(SILENCE.toMillis()));
  }
}
