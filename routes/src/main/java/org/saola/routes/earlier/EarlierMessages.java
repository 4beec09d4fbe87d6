// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.earlier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Consent;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.TypeId;
import org.saola.pki.directory.AgencyKind;
import org.saola.pki.directory.Directory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what was accepted, who has it, and what was said of it since. */
@Component
public class EarlierMessages {
  /** A message itself, then what passes it on, and so on. */
  private static final String DOWN =
      """
      with recursive down (number) as (
        select ?::bigint
        union select a.message from down join about a on a.target = down.number
              where a.kind = 'forward')
      """;

  /** A message itself, then what it passes on, up to the first originator's. */
  private static final String UP =
      """
      with recursive up (number, step) as (
        select ?::bigint, 0
        union select a.target, up.step + 1 from up join about a on a.message = up.number
              where a.kind = 'forward')
      """;

  /** As many as a manifest can name. */
  private static final int MOST_RECIPIENTS = 500;

  private final JdbcClient database;
  private final int mostRecipients;

  @Autowired
  EarlierMessages(JdbcClient database) {
    this(database, MOST_RECIPIENTS);
  }

  EarlierMessages(JdbcClient database, int mostRecipients) {
    this.database = database;
    this.mostRecipients = mostRecipients;
  }

  /** Whether it is a type by which an originator takes back, corrects or has erased. */
  public static boolean isWord(TypeId type) {
    return About.isWord(type);
  }

  Optional<Earlier> find(Digest digest) {
    return database
        .sql(
            """
            select number, sender, id, digest, type, asked from message
            where digest = decode(?, 'hex')
            """)
        .param(digest.value())
        .query((row, index) -> earlier(row.getLong("number"), row))
        .optional();
  }

  private static Earlier earlier(long number, ResultSet row) throws SQLException {
    return new Earlier(
        number,
        new AgencyId(row.getString("sender")),
        new MessageId(row.getString("id")),
        Digest.ofHash(row.getBytes("digest")),
        new TypeId(row.getString("type")),
        asked(row.getBytes("asked")));
  }

  private static @Nullable Asked asked(byte @Nullable [] json) {
    try {
      return json == null ? null : Asked.read(json);
    } catch (InvalidDocument e) {
      throw new IllegalStateException("what was kept of a message cannot be read", e);
    }
  }

  /** The first originator's message: the one itself where it passes nothing on. */
  Earlier root(Earlier message) {
    return database
        .sql(
            UP
                + """
                select number, sender, id, digest, type, asked from message
                where number = (select number from up order by step desc limit 1)
                """)
        .param(message.number())
        .query((row, index) -> earlier(row.getLong("number"), row))
        .single();
  }

  /** The parts that were released to an agency, unless its delivery came to nothing. */
  Optional<Set<String>> released(Earlier message, AgencyId agency) {
    return database
        .sql(
            """
            select array_to_string(released, ',') from delivery
            where message = ? and recipient = ? and state in ('due', 'consigned', 'handed-over')
            """)
        .param(message.number())
        .param(agency.value())
        .query((row, index) -> Set.of(row.getString(1).split(",")))
        .optional();
  }

  /**
   * Who has a message from its sender, or from somebody who passed it on; also who may have it:
   * what expired in an inbox may have been taken just before, and its receipt be on the way.
   *
   * @return without the sender
   */
  Set<AgencyId> holders(Earlier message) {
    List<AgencyId> holders =
        database
            .sql(
                DOWN
                    + """
                    select distinct d.recipient from down join delivery d on d.message = down.number
                    where d.state in ('due', 'consigned', 'handed-over', 'expired')
                      and d.recipient <> ?
                    """)
            .param(message.number())
            .param(message.sender().value())
            .query((row, index) -> new AgencyId(row.getString(1)))
            .list();
    return new TreeSet<>(holders);
  }

  /**
   * Who has a message, and is not told. Whoever has left the federation cannot be any more.
   * Partners get messages of their own, so a word that names none is for the others alone, and one
   * that names nobody else for partners alone; and one message reaches only so many: the next,
   * which answers the first, is for those who are left. {@link Unconfirmed} shows whom none has
   * told.
   */
  Set<AgencyId> missed(Manifest word, Earlier target, Directory latest) {
    Set<AgencyId> told = OriginatorRules.recipients(word);
    Set<AgencyId> holders = holders(target);
    if (told.size() >= mostRecipients && holders.containsAll(told)) {
      return Set.of();
    }
    boolean toPartners = toPartners(word, latest);
    boolean toOthers = told.stream().anyMatch(it -> !isPartner(it, latest));
    Set<AgencyId> missed = new TreeSet<>(holders);
    missed.removeIf(agency -> latest.agency(agency.value()).isEmpty());
    missed.removeIf(agency -> isPartner(agency, latest) ? !toPartners : !toOthers);
    missed.removeAll(told);
    if (!missed.isEmpty()) {
      missed.removeAll(reached(word.type(), target, series(word, target)));
    }
    return missed;
  }

  /**
   * Under which id a word's messages count as one. All recalls of a message say the same, and all
   * erasures. A correction goes on with the message that it answers only where it adds none but
   * holders whom that has not reached; otherwise it says something else, to all.
   */
  MessageId series(Manifest word, Earlier target) {
    if (About.endsIt(word.type())) {
      return target.id();
    }
    MessageId answered = word.inReplyTo();
    if (answered == null || answered.equals(target.id())) {
      return word.id();
    }
    MessageId series = begun(word.type(), target, answered);
    Set<AgencyId> left = holders(target);
    left.removeAll(reached(word.type(), target, series));
    return left.containsAll(OriginatorRules.recipients(word)) ? series : word.id();
  }

  /** The series of a message; what was not accepted, or is no such word, can still begin one. */
  private MessageId begun(TypeId word, Earlier target, MessageId named) {
    return database
        .sql(
            """
            select a.series from about a join message w on w.number = a.message
            where a.target = ? and a.kind = 'word' and w.type = ? and w.id = ?::uuid
              and a.series is not null
            """)
        .param(target.number())
        .param(word.value())
        .param(named.value())
        .query((row, index) -> new MessageId(row.getString(1)))
        .optional()
        .orElse(named);
  }

  /** Whom a series has reached, or is on the way to. */
  private Set<AgencyId> reached(TypeId word, Earlier target, MessageId series) {
    return recipients("a.series = ?::uuid", word, target, series);
  }

  /** Whom a series has reached, or what was said since it began: to partners, or anew. */
  private Set<AgencyId> reachedSince(TypeId word, Earlier target, MessageId series) {
    return recipients(
        """
        a.message >= (select min(b.message) from about b join message v on v.number = b.message
                      where b.target = a.target and v.type = w.type and b.series = ?::uuid)
        """,
        word,
        target,
        series);
  }

  private Set<AgencyId> recipients(
      String condition, TypeId word, Earlier target, MessageId series) {
    return Set.copyOf(
        database
            .sql(
                """
                select distinct d.recipient from about a
                join message w on w.number = a.message and w.type = ?
                join delivery d on d.message = w.number
                where a.target = ? and a.kind = 'word'
                  and d.state in ('due', 'consigned', 'handed-over') and
                """
                    + condition)
            .param(word.value())
            .param(target.number())
            .param(series.value())
            .query((row, index) -> new AgencyId(row.getString(1)))
            .list());
  }

  static boolean toPartners(Manifest word, Directory latest) {
    return OriginatorRules.recipients(word).stream().anyMatch(it -> isPartner(it, latest));
  }

  private static boolean isPartner(AgencyId agency, Directory latest) {
    return latest.agency(agency.value()).map(it -> it.kind() == AgencyKind.PARTNER).orElse(false);
  }

  /**
   * Who has a message, asked by its sender.
   *
   * @return empty when the agency has sent no such message
   */
  public Optional<Set<AgencyId>> holders(AgencyId sender, Digest digest) {
    return find(digest).filter(it -> it.sender().equals(sender)).map(this::holders);
  }

  /**
   * As {@link #holders(AgencyId, Digest)}, without those whom such a word has reached.
   *
   * @param continued a message of the correction that is sent on
   */
  public Optional<Set<AgencyId>> untold(
      AgencyId sender, Digest digest, TypeId word, @Nullable MessageId continued) {
    return find(digest)
        .filter(it -> it.sender().equals(sender))
        .map(it -> untold(it, word, About.endsIt(word) ? it.id() : continued));
  }

  private Set<AgencyId> untold(Earlier target, TypeId word, @Nullable MessageId continued) {
    Set<AgencyId> untold = holders(target);
    if (continued != null) {
      untold.removeAll(reachedSince(word, target, begun(word, target, continued)));
    }
    return untold;
  }

  /**
   * The word by which a message, or one that it passes on, was taken back, corrected or erased.
   *
   * @return its type; the earliest where there are several
   */
  Optional<TypeId> withdrawn(Earlier message) {
    return database
        .sql(
            UP
                + """
                select m.type from up join about a on a.target = up.number and a.kind = 'word'
                join message m on m.number = a.message order by m.number limit 1
                """)
        .param(message.number())
        .query((row, index) -> new TypeId(row.getString(1)))
        .optional();
  }

  /** What a consent covers. */
  Optional<Consent> consent(Earlier message) {
    return database
        .sql("select consent from about where message = ? and consent is not null")
        .param(message.number())
        .query((row, index) -> consent(row.getBytes(1)))
        .optional();
  }

  private static Consent consent(byte[] json) {
    try {
      return StrictJson.read(json, Consent.class);
    } catch (InvalidDocument e) {
      throw new IllegalStateException("what was kept of a consent cannot be read", e);
    }
  }

  /** The message that another is about, or passes on. */
  Optional<Digest> target(Earlier message) {
    return database
        .sql(
            """
            select m.digest from about a join message m on m.number = a.target where a.message = ?
            """)
        .param(message.number())
        .query((row, index) -> Digest.ofHash(row.getBytes(1)))
        .optional();
  }

  /** A recall, correction or erasure by its sender and id. */
  Optional<Earlier> word(AgencyId sender, MessageId id) {
    return database
        .sql(
            """
            select m.number, m.sender, m.id, m.digest, m.type, m.asked
            from message m join about a on a.message = m.number and a.kind = 'word'
            where m.sender = ? and m.id = ?::uuid
            """)
        .param(sender.value())
        .param(id.value())
        .query((row, index) -> earlier(row.getLong("number"), row))
        .optional();
  }
}
