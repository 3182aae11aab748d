/**
 * What the catalog costs at DynamoDB: read and write units and time of its calls, at a small and at a large number of
 * images. The catalog is the product's own; the database is DynamoDB Local in memory, which counts units as AWS does.
 */
package org.imagepipeline.benchmarks.catalog;
