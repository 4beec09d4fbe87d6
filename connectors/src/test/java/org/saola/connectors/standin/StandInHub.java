// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.HandOver;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Part;
import org.saola.message.manifest.ReceiptItem;
import org.saola.message.manifest.Recipient;
import org.saola.message.notice.DecisionAnswer;
import org.saola.message.notice.DecisionQuery;
import org.saola.message.notice.Entry;
import org.saola.message.notice.EntryBuilder;
import org.saola.message.notice.Event;
import org.saola.message.notice.Holders;
import org.saola.message.notice.Notice;
import org.saola.message.notice.ReleaseNote;
import org.saola.message.notice.SaltedEntry;
import org.saola.message.type.MessageTypes;
import org.saola.pki.certificate.TransportIdentity;
import org.saola.pki.directory.AgencyKind;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.DirectoryDocument;
import org.saola.pki.seal.SealedMessage;
import org.saola.pki.seal.SealedPart;
import org.saola.pki.seal.SignedManifest;
import org.saola.pki.transparency.Leaf;
import org.saola.pki.transparency.TlogProof;

/**
 * The hub's far side for tests: it answers over HTTPS, and turns what arrives at an intake queue
 * into deliveries and notices, as the contract says, with real keys and a real log. It is believed
 * by tests: it checks nothing.
 */
public final class StandInHub implements AutoCloseable {
  private final Federation federation;
  private final SecureRandom random = new SecureRandom();
  private final HttpsServer server;
  public final StandInParts parts = new StandInParts();
  private final Map<String, List<Pending>> due = new LinkedHashMap<>();
  private final Set<Digest> accepted = new HashSet<>();
  private final List<Directory> directories = new ArrayList<>();
  private final Map<Integer, byte[]> directoryProofs = new HashMap<>();
  public final StandInLog log;

  private final List<Manifest> words = new CopyOnWriteArrayList<>();

  /** Who has a message, by its digest. */
  public final Map<Digest, Holders> holders = new ConcurrentHashMap<>();

  public final AtomicInteger decisionsAsked = new AtomicInteger();
  public volatile Rules rules = StandInHub::usualRules;
  public volatile DecisionAnswer.Ruling submit =
      new DecisionAnswer.Ruling(true, List.of("permit-submit"));

  /** No decision speaks of this agency. */
  public volatile String silentAbout = "";

  public volatile boolean down;
  public volatile Optional<String> refuseWith = Optional.empty();

  /** What {@link #refuseWith} is about. */
  public volatile Predicate<Manifest> refused = any -> true;

  /** Who may have a part. */
  @FunctionalInterface
  public interface Rules {
    DecisionAnswer.Ruling rule(
        DecisionQuery query, boolean nominal, DirectoryDocument.Agency recipient);
  }

  private record Pending(long index, SaltedEntry opening) {}

  /** What goes to an agency's inbox queue. */
  public record Mail(String agency, byte[] bytes) {}

  public StandInHub(Federation federation) throws IOException {
    this.federation = federation;
    this.log = new StandInLog(federation.log());
    publish(federation.directory());
    SSLContext tls = federation.hub().tls(federation.authority().anchor());
    server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters ssl = tls.getDefaultSSLParameters();
            ssl.setNeedClientAuth(true);
            parameters.setSSLParameters(ssl);
          }
        });
    server.createContext("/", this::serve);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  public String https() {
    return "https://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Adds a directory version and proves it in the log. */
  public synchronized void publish(Directory version) {
    Entry entry =
        Entry.of(Event.DIRECTORY_CHANGED, Instant.now())
            .message(new Digest(version.digest()))
            .version(version.document().version())
            .build();
    byte[] leaf = StrictJson.write(entry);
    long index = log.append(leaf);
    String checkpoint = log.checkpoint();
    TlogProof proof = new TlogProof(leaf, index, log.inclusion(index), checkpoint);
    publishUnproven(version);
    directoryProofs.put(
        version.document().version(), proof.format().getBytes(StandardCharsets.UTF_8));
  }

  public synchronized void publishUnproven(Directory version) {
    directories.add(version);
  }

  public synchronized void proveDirectoryWith(int version, byte[] proof) {
    if (proof == null) {
      directoryProofs.remove(version);
    } else {
      directoryProofs.put(version, proof);
    }
  }

  public synchronized void forgetDirectory() {
    directories.removeLast();
  }

  public Directory directory() {
    return directories.getLast();
  }

  public static DecisionAnswer.Ruling usualRules(
      DecisionQuery query, boolean nominal, DirectoryDocument.Agency recipient) {
    if (recipient.thirdCountry() && query.transferBasis() == null) {
      return new DecisionAnswer.Ruling(false, List.of("third-country-needs-basis"));
    }
    boolean police =
        recipient.kind() == AgencyKind.POLICE || recipient.kind() == AgencyKind.EUROPOL;
    return nominal && !police
        ? new DecisionAnswer.Ruling(false, List.of("nominal-to-police-only"))
        : new DecisionAnswer.Ruling(true, List.of("permit-" + recipient.id()));
  }

  /** What arrives at an agency's intake queue; what is to go out at once is returned. */
  public synchronized List<Mail> take(String owner, byte[] bytes) {
    try {
      SealedMessage message = SealedMessage.parse(bytes, 1 << 20);
      SignedManifest signed = message.signedManifest().orElseThrow();
      Manifest manifest = StrictJson.read(signed.unverifiedManifest(), Manifest.class);
      Digest digest = Digest.ofHash(signed.digest());
      if (!accepted.add(digest)) {
        return List.of();
      }
      if (manifest.type().equals(MessageTypes.RECEIPT)) {
        return receipt(bytes, manifest, digest);
      }
      if (refuseWith.isPresent() && refused.test(manifest)) {
        record(
            about(Event.REFUSED, digest, manifest)
                .code(refuseWith.get())
                .detail("refused by a test")
                .build(),
            List.of(owner));
        return List.of();
      }
      return deliver(message, signed, manifest, digest);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Mail> receipt(byte[] bytes, Manifest manifest, Digest digest) {
    String original = manifest.to().getFirst().agency().value();
    for (ReceiptItem line : manifest.receipts()) {
      record(
          Entry.of(event(line.outcome()), Instant.now())
              .message(line.manifest(), line.id())
              .from(new AgencyId(original))
              .to(manifest.from())
              .code(line.code())
              .receipt(digest)
              .build(),
          List.of(original, manifest.from().value()));
    }
    return List.of(new Mail(original, bytes));
  }

  private static Event event(HandOver outcome) {
    return switch (outcome) {
      case HANDED_OVER -> Event.HANDED_OVER;
      case READ -> Event.READ_BY_OFFICER;
      case REJECTED -> Event.REJECTED_BY_RECIPIENT;
    };
  }

  private List<Mail> deliver(
      SealedMessage message, SignedManifest signed, Manifest manifest, Digest digest)
      throws Exception {
    String sender = manifest.from().value();
    words.add(manifest);
    record(about(Event.ACCEPTED, digest, manifest).build(), List.of(sender));
    List<Mail> mail = new ArrayList<>();
    for (Recipient to : manifest.to()) {
      String recipient = to.agency().value();
      Optional<byte[]> delivery = delivery(message, signed, manifest, digest, to.agency());
      if (delivery.isPresent()) {
        mail.add(new Mail(recipient, delivery.get()));
        record(about(Event.CONSIGNED, digest, manifest).to(to.agency()).build(), List.of(sender));
      }
    }
    return mail;
  }

  private Optional<byte[]> delivery(
      SealedMessage message,
      SignedManifest signed,
      Manifest manifest,
      Digest digest,
      AgencyId recipient)
      throws Exception {
    DirectoryDocument.Agency agency = directory().agency(recipient.value()).orElseThrow();
    List<byte[]> infos = new ArrayList<>(List.of(signed.bytes()));
    List<String> released = new ArrayList<>();
    List<ReleaseNote.Withheld> withheld = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < manifest.parts().size(); i++) {
      Part part = manifest.parts().get(i);
      if (!part.to().contains(recipient)) {
        continue;
      }
      DecisionAnswer.Ruling ruling = rules.rule(query(manifest), part.nominal(), agency);
      boolean isSealed = part.claimCheck() || isSealedFor(message, manifest, i, recipient);
      if (ruling.permitted() && isSealed) {
        released.add(part.name());
        if (!part.claimCheck()) {
          infos.add(sealed(message, manifest, i).bytes());
        }
        entries.add(
            about(Event.RELEASED, digest, manifest)
                .to(recipient)
                .part(part.name())
                .rules(ruling.rules())
                .build());
      } else {
        List<String> why = ruling.permitted() ? List.of("not-sealed-by-sender") : ruling.rules();
        withheld.add(new ReleaseNote.Withheld(part.name(), why));
        entries.add(
            about(Event.WITHHELD, digest, manifest)
                .to(recipient)
                .part(part.name())
                .rules(why)
                .build());
      }
    }
    List<SaltedEntry> openings = new ArrayList<>();
    for (Entry entry : entries) {
      List<String> told = new ArrayList<>();
      if (!released.isEmpty()) {
        told.add(recipient.value());
      }
      if (entry.event() == Event.WITHHELD) {
        told.add(manifest.from().value());
      }
      openings.add(record(entry, told));
    }
    if (released.isEmpty()) {
      return Optional.empty();
    }
    ReleaseNote note = new ReleaseNote(digest, released, withheld, openings);
    infos.add(SealedMessage.data(StrictJson.write(note)));
    return Optional.of(SealedMessage.join(infos));
  }

  private boolean isSealedFor(
      SealedMessage message, Manifest manifest, int part, AgencyId recipient) throws Exception {
    return sealed(message, manifest, part).recipients(directory()).contains(recipient.value());
  }

  /** Those that travel apart are not among the message's own. */
  private static SealedPart sealed(SealedMessage message, Manifest manifest, int part) {
    long before = manifest.parts().stream().limit(part).filter(Part::claimCheck).count();
    return message.parts().get(part - (int) before);
  }

  /** Notices about all that the log has taken since the last time. */
  public synchronized List<Mail> notices() {
    if (due.isEmpty()) {
      return List.of();
    }
    String checkpoint = log.checkpoint();
    List<Mail> mail = new ArrayList<>();
    due.forEach(
        (agency, pending) -> {
          List<Notice.ProvenEntry> proven =
              pending.stream()
                  .map(one -> new Notice.ProvenEntry(one.index(), one.opening()))
                  .toList();
          byte[] proof = log.shared(proven.stream().map(Notice.ProvenEntry::index).toList());
          Notice notice = new Notice(checkpoint, proven, proof);
          mail.add(new Mail(agency, SealedMessage.data(StrictJson.write(notice))));
        });
    due.clear();
    return mail;
  }

  /** Records an entry, and owes it to some agencies. */
  public synchronized SaltedEntry record(Entry entry, List<String> told) {
    byte[] salt = new byte[32];
    random.nextBytes(salt);
    SaltedEntry opening = new SaltedEntry(salt, StrictJson.write(entry));
    long index = log.append(Leaf.salted(salt, opening.entry()));
    told.forEach(
        agency ->
            due.computeIfAbsent(agency, any -> new ArrayList<>()).add(new Pending(index, opening)));
    return opening;
  }

  public static EntryBuilder about(Event event, Digest digest, Manifest manifest) {
    return Entry.of(event, Instant.now())
        .message(digest, manifest.id())
        .from(manifest.from())
        .type(manifest.type());
  }

  private static DecisionQuery query(Manifest manifest) {
    return new DecisionQuery(
        manifest.type(),
        manifest.to(),
        manifest.purpose(),
        manifest.transferBasis(),
        manifest.marking(),
        List.of());
  }

  private DecisionAnswer decide(DecisionQuery query) {
    decisionsAsked.incrementAndGet();
    List<DecisionAnswer.PartRuling> rulings = new ArrayList<>();
    for (DecisionQuery.Asked asked : query.parts()) {
      for (AgencyId to : asked.to()) {
        DirectoryDocument.Agency agency = directory().agency(to.value()).orElseThrow();
        if (agency.id().equals(silentAbout)) {
          continue;
        }
        rulings.add(
            new DecisionAnswer.PartRuling(
                asked.name(), to, rules.rule(query, asked.nominal(), agency)));
      }
    }
    return new DecisionAnswer(
        Digest.of(new byte[0]), new Digest(directory().digest()), submit, rulings);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (down) {
        answer(exchange, 503, new byte[0]);
        return;
      }
      requireAgency((HttpsExchange) exchange);
      if (exchange.getRequestURI().getPath().startsWith("/parts")) {
        parts.serve(exchange);
        return;
      }
      Optional<byte[]> body = find(exchange);
      answer(exchange, body.isPresent() ? 200 : 404, body.orElse(new byte[0]));
    } catch (Exception e) {
      e.printStackTrace();
      answer(exchange, 500, new byte[0]);
    }
  }

  private static void requireAgency(HttpsExchange exchange) throws Exception {
    X509Certificate peer = (X509Certificate) exchange.getSSLSession().getPeerCertificates()[0];
    TransportIdentity.of(peer);
  }

  private Optional<byte[]> find(HttpExchange exchange) throws Exception {
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/decisions")) {
      byte[] query = exchange.getRequestBody().readAllBytes();
      return Optional.of(StrictJson.write(decide(StrictJson.read(query, DecisionQuery.class))));
    }
    if (path.startsWith("/holders/")) {
      Digest message = new Digest(path.substring("/holders/".length()));
      return Optional.ofNullable(holders.get(message))
          .map(all -> untold(all, message, exchange.getRequestURI().getQuery()))
          .map(StrictJson::write);
    }
    if (path.startsWith("/log/")) {
      return log.read(path.substring("/log/".length()));
    }
    if (path.equals("/directory/latest")) {
      return Optional.of(
          "{\"version\":%d}".formatted(directories.size()).getBytes(StandardCharsets.UTF_8));
    }
    String name = path.substring("/directory/".length());
    int version = Integer.parseInt(name.substring(0, name.indexOf('.')));
    return name.endsWith(".p7m")
        ? Optional.of(directories.get(version - 1).signed())
        : Optional.ofNullable(directoryProofs.get(version));
  }

  private Holders untold(Holders all, Digest message, String query) {
    if (query == null) {
      return all;
    }
    Map<String, String> asked = new HashMap<>();
    for (String one : query.split("&")) {
      asked.put(one.substring(0, one.indexOf('=')), one.substring(one.indexOf('=') + 1));
    }
    boolean counts = !asked.get("untold").equals("correction/1");
    Set<AgencyId> told = new HashSet<>();
    for (Manifest word : words) {
      counts |= word.id().value().equals(asked.get("since"));
      if (counts
          && word.type().value().equals(asked.get("untold"))
          && word.target() != null
          && word.target().manifest().equals(message)) {
        word.to().forEach(to -> told.add(to.agency()));
      }
    }
    return new Holders(all.agencies().stream().filter(it -> !told.contains(it)).toList());
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
