import CQL2

/// Reads any bytes as CQL2 JSON.
///
/// What is understood must mean the same after it was printed, in either encoding.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = unsafe [UInt8](UnsafeBufferPointer(start: start, count: count))
    guard let expression = try? CQL2JSON.parse(bytes) else { return 0 }
    let json = CQL2JSON.encode(expression)
    if let reread = try? CQL2JSON.parse(json) {
        precondition(reread == expression, "the JSON means something else: \(String(decoding: json, as: UTF8.self))")
    } else {
        precondition(json.count > limit, "what was printed cannot be read: \(String(decoding: json, as: UTF8.self))")
    }
    let text = CQL2Text.encode(expression)
    if let reread = try? CQL2Text.parse(text) {
        precondition(reread == expression, "the text means something else: \(text)")
    } else {
        precondition(text.utf8.count > limit, "what was printed cannot be read: \(text)")
    }
    return 0
}

/// Printed forms up to this size, in bytes, are within every budget.
private let limit = 500_000
