import GeoCore

/// Reads any bytes as a GeoPackage geometry, and as bare WKB.
///
/// What is understood must stay the same when it is written.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = unsafe [UInt8](UnsafeBufferPointer(start: start, count: count))
    let blob = unsafe bytes.span.bytes
    for keepsHeights in [false, true] {
        var column = GeometryColumn()
        try? WKBReader(keepsHeights: keepsHeights).append(blob, to: &column)
        readBlob(blob, keepsHeights)
    }
    _ = try? GeoPackageGeometry.envelope(blob)
    _ = GeoPackageGeometry.isMarkedEmpty(blob)
    for type in [GeometryType.multiPoint, .multiLineString, .multiPolygon] {
        _ = try? GeoPackageGeometry.promoted(blob, to: type)
    }
    return 0
}

private func readBlob(_ blob: RawSpan, _ keepsHeights: Bool) {
    guard let offset = try? GeoPackageGeometry.headerSize(blob) else { return }
    var column = GeometryColumn()
    guard (try? WKBReader(keepsHeights: keepsHeights).append(blob, from: offset, to: &column)) != nil else {
        precondition(column.types.isEmpty && column.xy.isEmpty && column.z.isEmpty, "a broken geometry left something")
        return
    }
    precondition(column.types.count == 1, "one geometry is one row")
    _ = column.envelope()
    guard column.types[0] != nil else { return }
    var writer = ByteWriter(capacity: blob.byteCount)
    GeoPackageGeometry.append(row: 0, of: column, srsID: 4326, to: &writer)
    expectSame(writer.take(), column, keepsHeights)
}

private func expectSame(_ written: [UInt8], _ column: GeometryColumn, _ keepsHeights: Bool) {
    let blob = unsafe written.span.bytes
    var again = GeometryColumn()
    do {
        let offset = try GeoPackageGeometry.headerSize(blob)
        try WKBReader(keepsHeights: keepsHeights).append(blob, from: offset, to: &again)
    } catch {
        preconditionFailure("what was written cannot be read: \(error)")
    }
    precondition(again.types == column.types, "another type")
    precondition(again.xy.map(\.bitPattern) == column.xy.map(\.bitPattern), "other positions")
    precondition(again.ringsEnd == column.ringsEnd && again.positionsEnd == column.positionsEnd, "other rings")
}
