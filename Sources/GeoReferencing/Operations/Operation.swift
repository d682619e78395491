internal import CPROJ
import GeoCore

/// An operation of PROJ in a context of its own.
///
/// `@unchecked Sendable`: only ``OperationPool`` holds it, and lends it to one borrower at a time.
final class Operation: @unchecked Sendable {
    private let object: PROJObject

    init(_ object: consuming PROJObject) { self.object = object }

    /// Which way to go.
    enum Direction {
        case forward
        case inverse
    }

    /// Copies the operation into a new context.
    func cloned() throws(PaftaError) -> Operation {
        Operation(try object.cloned(into: PROJContext()))
    }

    /// What became of a run of positions.
    struct Outcome {
        /// How many positions could not be transformed; they are not finite now.
        var failed = 0
        /// What PROJ said of one of them.
        var cause: String?
    }

    /// Transforms interleaved positions in place.
    func transform(_ xy: inout [Double], _ direction: Direction = .forward) -> Outcome {
        let count = xy.count / 2
        let stride = 2 * MemoryLayout<Double>.stride
        unsafe proj_errno_reset(object.pointer)
        unsafe xy.withUnsafeMutableBufferPointer { buffer in
            guard let x = buffer.baseAddress, count > 0 else { return }
            _ = unsafe proj_trans_generic(
                object.pointer,
                direction == .forward ? PJ_FWD : PJ_INV,
                x,
                stride,
                count,
                x + 1,
                stride,
                count,
                nil,
                0,
                0,
                nil,
                0,
                0
            )
        }
        let number = unsafe proj_errno(object.pointer)
        // PROJ marks a failed position with infinities; its return value counts those too.
        var failed = 0
        for position in 0..<count where !(xy[2 * position].isFinite && xy[2 * position + 1].isFinite) { failed += 1 }
        guard failed > 0 else { return Outcome() }
        let text = number == 0 ? nil : unsafe proj_context_errno_string(object.context.pointer, number)
        return Outcome(failed: failed, cause: unsafe text.map { unsafe String(cString: $0) })
    }
}
