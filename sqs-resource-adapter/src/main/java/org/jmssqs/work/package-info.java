/**
 * How tasks run on the server's threads: started on demand, ended when idle, never threads of the adapter's own.
 */
package org.jmssqs.work;
