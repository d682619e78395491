internal import CPROJ
import GeoCore

/// An owned PROJ context that writes nothing to standard error and never uses the network.
///
/// One thread at a time may use it and the objects made in it.
@safe
final class PROJContext {
    let pointer: OpaquePointer

    init() throws(PaftaError) {
        guard let pointer = unsafe proj_context_create() else {
            throw .projFailed("proj_context_create", cause: nil)
        }
        unsafe self.pointer = pointer
        unsafe proj_log_level(pointer, PJ_LOG_NONE)
        unsafe proj_context_set_enable_network(pointer, 0)
    }

    deinit { unsafe proj_context_destroy(pointer) }

    /// What the last failing call in this context said; read it before any other call.
    var lastError: String? {
        let number = unsafe proj_context_errno(pointer)
        guard number != 0, let text = unsafe proj_context_errno_string(pointer, number) else { return nil }
        return unsafe String(cString: text)
    }
}
