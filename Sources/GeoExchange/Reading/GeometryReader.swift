internal import CGDAL
import GeoCore

/// Reads geometries of OGR into a column, made linear.
struct GeometryReader {
    private let wkb: WKBReader
    private let swapsAxes: Bool
    private let curves: CurveApproximation
    /// The kind of the layer, to which single paths and areas are raised.
    private let type: GeometryType?
    /// What became of geometries so far.
    private(set) var changes = GeometryChanges()
    private let watchesHeights: Bool
    private var buffer = [UInt8](repeating: 0, count: 1 << 12)

    init(_ layer: LayerSource) {
        wkb = WKBReader(keepsHeights: layer.description.hasHeights)
        swapsAxes = layer.swapsAxes
        curves = CurveApproximation(isGeographic: layer.isGeographic)
        type = layer.description.geometryType
        watchesHeights = !layer.description.hasHeights
    }

    /// Adds one geometry as a row; an empty one counts as none.
    ///
    /// - Throws: `geometry.unsupported`, `geometry.malformed`.
    mutating func append(_ geometry: OGRGeometryH?, to column: inout GeometryColumn) throws(PaftaError) {
        guard let geometry = unsafe geometry, unsafe OGR_G_IsEmpty(geometry) == 0 else { return column.appendNull() }
        if watchesHeights, unsafe LayerShape.hasHeight(geometry) { changes.heights += 1 }
        if unsafe OGR_G_IsMeasured(geometry) != 0 { changes.measures += 1 }
        if let linear = unsafe curves.linear(geometry) {
            if unsafe OGR_G_HasCurveGeometry(geometry, 0) != 0 { changes.curves += 1 }
            try unsafe appendLinear(linear.borrowed, to: &column)
        } else {
            try unsafe appendLinear(geometry, to: &column)
        }
    }

    private mutating func appendLinear(_ geometry: OGRGeometryH?, to column: inout GeometryColumn) throws(PaftaError) {
        let size = unsafe OGR_G_WkbSizeEx(geometry)
        if size > buffer.count { buffer = [UInt8](repeating: 0, count: 2 * size) }
        let result = unsafe buffer.withUnsafeMutableBufferPointer { buffer in
            unsafe OGR_G_ExportToIsoWkb(geometry, wkbNDR, buffer.baseAddress)
        }
        guard result == OGRERR_NONE else { throw .geometryNotExported(code: result) }
        let start = column.xy.count
        try unsafe wkb.append(buffer.span.bytes.extracting(first: size), to: &column)
        if swapsAxes { swap(&column, from: start) }
        let row = column.count - 1
        if let type, let read = column.types[row], read != type, read.multi == type { column.types[row] = type }
    }

    private func swap(_ column: inout GeometryColumn, from start: Int) {
        for index in stride(from: start, to: column.xy.count, by: 2) { column.xy.swapAt(index, index + 1) }
    }
}
