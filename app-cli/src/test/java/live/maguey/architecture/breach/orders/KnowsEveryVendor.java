package live.maguey.architecture.breach.orders;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.google.zxing.Result;
import com.stripe.StripeClient;
import com.zaxxer.hikari.HikariDataSource;
import gg.jte.TemplateEngine;
import io.helidon.config.Config;
import io.sentry.SentryEvent;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.flywaydb.core.Flyway;
import org.postgresql.util.PGobject;
import picocli.CommandLine;

/// A rule of the venue that no vendor is foreign to.
record KnowsEveryVendor(
    Scheduler scheduler,
    Result result,
    StripeClient stripe,
    HikariDataSource pool,
    TemplateEngine templates,
    Config config,
    SentryEvent report,
    EmbeddedPostgres postgres,
    Ed25519PublicKeyParameters key,
    Flyway migrations,
    PGobject object,
    CommandLine line) {}
