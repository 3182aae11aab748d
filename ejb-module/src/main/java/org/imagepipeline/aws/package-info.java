/**
 * The clients of the AWS services: one a service, with every wait bounded. Region, credentials and endpoints come from the
 * SDK's own chain, so that a local run and AWS differ by environment only.
 */
package org.imagepipeline.aws;
