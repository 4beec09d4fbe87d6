// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A TCP connection's way through this process, which can be slow, silent or cut. */
public final class Wire implements AutoCloseable {
  private static final int CHUNK = 4096;

  private final ServerSocket listener;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicLong cutAfter = new AtomicLong(Long.MAX_VALUE);
  private volatile Duration delay = Duration.ZERO;
  private volatile boolean down;
  private volatile int cuts;

  /**
   * @param target port on the loopback that it leads to
   */
  public Wire(int target) throws IOException {
    this.target = target;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("wire").start(this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** Each chunk takes that much longer, in both directions. */
  void slow(Duration by) {
    delay = by;
  }

  /** Cuts all connections as soon as that many more bytes have gone towards the target. */
  void cutAfter(long bytes) {
    cutAfter.set(bytes);
  }

  /** How often {@link #cutAfter} has cut. */
  int cuts() {
    return cuts;
  }

  public void down() {
    down = true;
    cut();
  }

  public void up() {
    down = false;
  }

  void cut() {
    open.forEach(Wire::closeQuietly);
    open.clear();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket from = listener.accept();
        if (down) {
          closeQuietly(from);
        } else {
          connect(from);
        }
      } catch (IOException e) {
        // Closed, or nobody listens at the target: the client finds its connection closed.
      }
    }
  }

  private void connect(Socket from) throws IOException {
    try {
      Socket to = new Socket(InetAddress.getLoopbackAddress(), target);
      open.add(from);
      open.add(to);
      Thread.ofVirtual().start(() -> copy(from, to, cutAfter));
      Thread.ofVirtual().start(() -> copy(to, from, new AtomicLong(Long.MAX_VALUE)));
    } catch (IOException e) {
      closeQuietly(from);
      throw e;
    }
  }

  private void copy(Socket from, Socket to, AtomicLong limit) {
    byte[] chunk = new byte[CHUNK];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        Thread.sleep(delay);
        int allowed = (int) Math.min(n, Math.max(0, limit.getAndAdd(-n)));
        out.write(chunk, 0, allowed);
        if (allowed < n) {
          limit.set(Long.MAX_VALUE);
          cuts++;
          cut();
        }
      }
    } catch (IOException e) {
      // Cut.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    cut();
  }
}
