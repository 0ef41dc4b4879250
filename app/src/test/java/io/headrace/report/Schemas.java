package io.headrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The schemas we publish. */
public final class Schemas {
    private Schemas() {}

    /** Holds a document against a schema of that name, such as `host-1`. */
    public static void assertFits(String schema, String document) throws IOException {
        String path = "/io/headrace/schema/" + schema + ".schema.json";
        try (InputStream file = Schemas.class.getResourceAsStream(path)) {
            byte[] bytes = Objects.requireNonNull(file, path).readAllBytes();
            assertThat(
                            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                                    .getSchema(new String(bytes, StandardCharsets.UTF_8))
                                    .validate(document, InputFormat.JSON))
                    .isEmpty();
        }
    }
}
