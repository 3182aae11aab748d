/**
 * What is the same for all requests, whatever they are about: revisions as entity tags, caching, and the place where rights
 * will be asked.
 */
package org.imagepipeline.api.http;
