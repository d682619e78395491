internal import CGEOS
import GeoCore

/// An owned GEOS context, which keeps the last error message.
///
/// `@unchecked Sendable`: only ``GeometryOperations`` holds it, and lends it to one borrower at a time.
@safe
final class GEOSContext: @unchecked Sendable {
    let handle: GEOSContextHandle_t
    private let messages = Messages()

    /// Where GEOS writes to; a separate object, so that the context itself is not seen by C.
    private final class Messages {
        var last: String?
    }

    init() throws(PaftaError) {
        guard let handle = unsafe GEOS_init_r() else { throw .geosUnavailable() }
        unsafe self.handle = handle
        unsafe GEOSContext_setErrorMessageHandler_r(
            handle,
            { text, messages in
                guard let text = unsafe text, let messages = unsafe messages else { return }
                unsafe Unmanaged<Messages>.fromOpaque(messages).takeUnretainedValue().last =
                    unsafe String(cString: text)
            },
            // Unretained: the object lives as long as the context, and GEOS calls only while the context is used.
            Unmanaged.passUnretained(messages).toOpaque()
        )
    }

    deinit { unsafe GEOS_finish_r(handle) }

    /// Makes the error for a call that just failed.
    func failure(_ call: String, line: Int = #line) -> PaftaError {
        defer { messages.last = nil }
        return .geosFailed(call, cause: messages.last, line: line)
    }
}
