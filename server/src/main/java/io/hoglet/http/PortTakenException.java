// SPDX-License-Identifier: Apache-2.0
package io.hoglet.http;

import io.javalin.util.JavalinBindException;
import java.net.BindException;

/** The address cannot be listened on: another program has the port, or the address is not this machine's. */
public final class PortTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private PortTakenException(Throwable cause) {
        super("The port is taken by another program, or the address is not one of this machine.", cause);
    }

    /** The bind failure inside {@code failure}, or {@code failure} itself when it is something else. */
    static RuntimeException unwrap(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException || cause instanceof JavalinBindException) {
                return new PortTakenException(failure);
            }
        }
        return failure;
    }
}
