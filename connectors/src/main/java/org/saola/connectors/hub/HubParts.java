// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.hub;

import io.tus.java.client.ProtocolException;
import io.tus.java.client.TusUpload;
import io.tus.java.client.TusUploader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.function.LongConsumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;

/**
 * Carries sealed parts to the hub and from it, in constant memory. What has come across stays: the
 * next try goes on from there.
 */
public final class HubParts {
  /** Of one request: small enough that a bad line gets it across, large enough to be few. */
  private static final int REQUEST = 4 << 20;

  private static final int CHUNK = 64 << 10;

  private final URI base;

  /** One for all requests: only connections made by the same one are used again. */
  private final SSLSocketFactory tls;

  public HubParts(URI base, SSLContext tls) {
    this.base = base;
    this.tls = tls.getSocketFactory();
  }

  /**
   * Uploads what the hub does not yet have of a part.
   *
   * @param progress told how many bytes the hub has
   * @throws HubRefused when trying again changes nothing
   * @throws HubBusy when the hub has no room now
   * @throws IOException when it broke off: to be tried again
   */
  public void upload(
      MessageId message, String part, Digest sealed, Path file, LongConsumer progress)
      throws IOException, HubRefused {
    try {
      send(message, part, sealed, file, progress);
    } catch (HubRefused e) {
      // Accepted before, by an attempt of which nobody saw the answer: all of it was there.
      if (!e.code().equals("ACCEPTED")) {
        throw e;
      }
      progress.accept(Files.size(file));
    }
  }

  private void send(MessageId message, String part, Digest sealed, Path file, LongConsumer progress)
      throws IOException, HubRefused {
    try (InputStream in = Files.newInputStream(file)) {
      TusUpload upload = new TusUpload();
      upload.setInputStream(in);
      upload.setSize(Files.size(file));
      upload.setMetadata(
          Map.of("message", message.value(), "part", part, "sealed", sealed.value()));
      PartsClient client = new PartsClient(tls, base.resolve("/parts"));
      run(
          uploader(client, upload, base.resolve("/parts/%s/%s".formatted(message, part))),
          progress);
    } catch (ProtocolException e) {
      throw failure(e);
    }
  }

  private static void run(TusUploader uploader, LongConsumer progress)
      throws IOException, ProtocolException {
    uploader.setChunkSize(CHUNK);
    uploader.setRequestPayloadSize(REQUEST);
    progress.accept(uploader.getOffset());
    while (uploader.uploadChunk() > -1) {
      progress.accept(uploader.getOffset());
    }
    uploader.finish();
  }

  /** Asks how far it has come, at the address that follows from its names. */
  private static TusUploader uploader(PartsClient client, TusUpload upload, URI address)
      throws IOException, HubRefused, ProtocolException {
    try {
      return client.beginOrResumeUploadFromURL(upload, address.toURL());
    } catch (ProtocolException e) {
      HttpURLConnection connection = e.getCausingConnection();
      if (connection == null || connection.getResponseCode() != 404) {
        throw e;
      }
    }
    TusUploader created = client.createUpload(upload);
    if (!created.getUploadURL().toString().equals(address.toString())) {
      throw new HubUnavailable("the hub wants an upload at another address");
    }
    return created;
  }

  private static IOException failure(ProtocolException e) throws IOException, HubRefused {
    HttpURLConnection connection = e.getCausingConnection();
    if (connection != null) {
      Answers.throwFor(connection);
    }
    return new HubUnavailable(String.valueOf(e.getMessage()), e);
  }

  /**
   * Downloads what the file does not yet have of a part.
   *
   * @param most bytes that are taken, whatever the hub sends
   * @throws HubRefused when trying again changes nothing
   * @throws IOException when it broke off: to be tried again
   */
  public void download(
      AgencyId sender, MessageId message, String part, Digest sealed, Path file, long most)
      throws IOException, HubRefused {
    long have = Files.exists(file) ? Files.size(file) : 0;
    HttpURLConnection connection = connect(sender, message, part);
    if (have > 0) {
      connection.setRequestProperty("Range", "bytes=%d-".formatted(have));
      connection.setRequestProperty("If-Range", "\"%s\"".formatted(sealed));
    }
    try {
      switch (connection.getResponseCode()) {
        case 200 -> copy(connection, file, 0, most);
        case 206 -> copy(connection, file, requireRange(connection, have), most);
        // It ends where the file ends: whether these are the bytes the digest tells.
        case 416 -> connection.disconnect();
        default -> Answers.throwFor(connection);
      }
    } catch (IOException | HubRefused e) {
      // What was read to its end serves the next request; this was not.
      connection.disconnect();
      throw e;
    }
  }

  private HttpURLConnection connect(AgencyId sender, MessageId message, String part)
      throws IOException {
    URI address = base.resolve("/parts/%s/%s/%s".formatted(sender, message, part));
    HttpURLConnection connection =
        (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
    PartsClient.prepare(connection, tls);
    return connection;
  }

  private static long requireRange(HttpURLConnection connection, long from) throws HubUnavailable {
    String range = String.valueOf(connection.getHeaderField("Content-Range"));
    if (!range.startsWith("bytes %d-".formatted(from))) {
      throw new HubUnavailable("the hub sends another range than was asked for");
    }
    return from;
  }

  private static void copy(HttpURLConnection connection, Path file, long from, long most)
      throws IOException {
    long length = connection.getContentLengthLong();
    StandardOpenOption how =
        from == 0 ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND;
    long at = from;
    try (InputStream in = connection.getInputStream();
        OutputStream out =
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
      byte[] chunk = new byte[CHUNK];
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        at += n;
        if (at > most) {
          throw new HubUnavailable("the hub sends more than %d bytes".formatted(most));
        }
        out.write(chunk, 0, n);
      }
    }
    if (length < 0 || at - from != length) {
      throw new HubUnavailable("the hub broke off at %d".formatted(at));
    }
  }
}
