internal import CQL2
public import GeoCore
internal import ProtocolViews

/// The shape that was made from the features an area names.
public struct ResolvedArea: Sendable, Hashable {
    /// A polygon or multipolygon of well-known binary, x (east) before y (north).
    public var polygon: [UInt8]
    /// Its CRS.
    public var crs: CRSIdentity

    /// Creates a shape.
    public init(polygon: [UInt8], crs: CRSIdentity) {
        self.polygon = polygon
        self.crs = crs
    }
}

extension ProtocolDocument.Area {
    /// Whether it says nothing, so that the layer is shared everywhere.
    public var isEmpty: Bool {
        var rest = self
        rest.clip = nil
        return rest == ProtocolDocument.Area()
    }

    /// Whether it names features of a layer.
    public var isReference: Bool { !layer.isEmpty || !field.isEmpty || !values.isEmpty }

    mutating func forgetResolution() { (resolvedWKB, resolvedCRS) = ("", nil) }

    mutating func take(_ area: ResolvedArea) {
        (resolvedWKB, resolvedCRS) = (Hexadecimal.text(of: area.polygon), area.crs)
    }

    /// The area as a view takes it.
    ///
    /// - Parameter name: The layer it belongs to, for messages.
    /// - Returns: The shape; `nil` if the layer is shared everywhere.
    /// - Throws: `protocol.area` if the shape cannot be read, or was not made from the features it names.
    func shape(layer name: String) throws(PaftaError) -> ViewDefinition.Area? {
        guard !isEmpty else { return nil }
        let polygon: [UInt8]
        if isReference {
            guard let bytes = Hexadecimal.bytes(of: resolvedWKB), !bytes.isEmpty, let crs = resolvedCRS else {
                throw .area(
                    LocalizedText(
                        "it was not made from the features it names",
                        tr: "adlarıyla belirtilen kayıtlardan şekil oluşturulmamış"
                    ),
                    layer: name
                )
            }
            return ViewDefinition.Area(polygon: bytes, crs: crs, cuts: clip == .cut)
        }
        // A filter's geometry is read by the same rules; whatever else such a text could hold makes another filter.
        if wkt.isEmpty {
            let json = Array("{\"op\":\"s_intersects\",\"args\":[{\"property\":\"g\"},\(geojson)]}".utf8)
            polygon = try Self.polygon(of: try? CQL2JSON.parse(json), layer: name)
        } else {
            polygon = try Self.polygon(of: try? CQL2Text.parse("S_INTERSECTS(g,\(wkt))"), layer: name)
        }
        return ViewDefinition.Area(polygon: polygon, crs: crs ?? .crs84, cuts: clip == .cut)
    }

    private static func polygon(of filter: Expression?, layer: String) throws(PaftaError) -> [UInt8] {
        guard let filter, case .spatial(.intersects, let left, let right) = filter.kind,
            case .property("g") = left.kind, case .literal(.geometry(let literal)) = right.kind,
            literal.column.types.count == 1, let type = literal.column.types[0], type.single == .polygon
        else {
            throw .area(
                LocalizedText("the shape is no polygon or multipolygon", tr: "şekil POLYGON ya da MULTIPOLYGON değil"),
                layer: layer
            )
        }
        var writer = ByteWriter(capacity: 256)
        WKBWriter().append(row: 0, of: literal.column, to: &writer)
        return writer.take()
    }
}
