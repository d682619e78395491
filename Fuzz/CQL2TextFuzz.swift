import CQL2

/// Reads any bytes as CQL2 text.
///
/// What is understood must mean the same after it was printed, in either encoding.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let text = unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    do {
        let expression = try CQL2Text.parse(text)
        try expectUnchanged(expression)
    } catch {}
    return 0
}

private func expectUnchanged(_ expression: Expression) throws {
    let text = CQL2Text.encode(expression)
    guard let reread = try? CQL2Text.parse(text) else {
        // The printed form may exceed a budget that the compact one kept.
        precondition(text.utf8.count > limit, "what was printed cannot be read: \(text)")
        return
    }
    precondition(reread == expression, "the text means something else: \(text)")
    let json = CQL2JSON.encode(expression)
    guard let same = try? CQL2JSON.parse(json) else {
        precondition(json.count > limit, "what was printed cannot be read: \(String(decoding: json, as: UTF8.self))")
        return
    }
    precondition(same == expression, "the JSON means something else: \(String(decoding: json, as: UTF8.self))")
}

/// Printed forms up to this size, in bytes, are within every budget.
private let limit = 500_000
