/**
 * Black-box tests: both servers as they are shipped, in front of the embedded endpoints, used as people use them. The
 * tests know the pages, the API, the AWS endpoints and the mailbox, and nothing of the product's classes.
 */
package org.imagepipeline.systemtests;
