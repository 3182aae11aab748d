package org.imagepipeline.localaws.resources;

import java.util.List;
import java.util.Optional;
import org.imagepipeline.localaws.resources.TableDesign.Index;
import org.imagepipeline.localaws.resources.TableDesign.Keys;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The tables of the catalog. The client is the caller's. */
public final class CatalogTables {

    /**
     * Every order is a time and an image's id as one sortable text; every shard a number, so that no partition gets all
     * writes. The indexes that listings read hold whole items: a page then costs half of what keys and a read of each
     * item would (benchmarks/README.md). What reads the one by change needs no more than the status.
     */
    public static final List<TableDesign> DESIGNS = List.of(
            new TableDesign(PipelineNames.TABLE, Keys.of("ImageId"), List.of(
                    Index.ofAll("ByUploadTime", Keys.of("ListShard", "UploadOrder")),
                    Index.ofAll("ByUploader", Keys.of("Uploader", "UploadOrder")),
                    Index.ofAll("ByKind", Keys.of("KindShard", "UploadOrder")),
                    Index.ofAll("ByCaptureTime", Keys.of("CaptureShard", "CaptureOrder")),
                    Index.of("ByChangeTime", Keys.of("ChangeShard", "ChangeOrder"), "Status")),
                    Optional.of("ExpiresAt")),
            new TableDesign(PipelineNames.TAGS_TABLE, Keys.of("Tag", "UploadOrder"), List.of(), Optional.empty()),
            new TableDesign(PipelineNames.STATISTICS_TABLE, Keys.of("Counter", "Name"), List.of(), Optional.empty()));

    private final List<CatalogTable> tables;

    /** The tables that this client reaches. */
    public CatalogTables(DynamoDbClient dynamoDb) {
        tables = DESIGNS.stream().map(design -> new CatalogTable(dynamoDb, design)).toList();
    }

    /** Creates the tables, indexes and times to live that are missing, and waits until they can be used. */
    public void create() {
        tables.forEach(CatalogTable::create);
    }

    /** Says in plain words what is missing or not as designed; empty when all is there. */
    public List<String> missing() {
        return tables.stream().flatMap(table -> table.missing().stream()).toList();
    }
}
