internal import CGDAL
import GeoCore

/// What kind of geometries a layer has.
struct LayerShape {
    let hasGeometry: Bool
    /// `nil` if the features may differ.
    private(set) var type: GeometryType?
    private(set) var hasHeights: Bool

    /// The number of features looked at where a layer does not say whether it has heights.
    private static let sample = 1_000

    /// Finds the kind; `maySample` allows reading features to learn what the layer does not state.
    init(_ layer: OGRLayer, driver: String, maySample: Bool) {
        let stated = layer.geometryType
        let flat = OGR_GT_Flatten(stated)
        hasGeometry = flat != wkbNone
        hasHeights = OGR_GT_HasZ(stated) != 0
        type = Self.kind(flat)
        if ["ESRI Shapefile", "MapInfo File"].contains(driver), let single = type, single != .point {
            type = single.multi
        }
        if hasGeometry, flat == wkbUnknown, !hasHeights, maySample { hasHeights = Self.findHeights(layer) }
    }

    /// The kind that a geometry of OGR's type becomes once it is linear.
    static func kind(_ flat: OGRwkbGeometryType) -> GeometryType? {
        switch flat {
        case wkbCircularString, wkbCompoundCurve, wkbCurve: .lineString
        case wkbCurvePolygon, wkbTriangle, wkbSurface: .polygon
        case wkbMultiCurve: .multiLineString
        case wkbMultiSurface, wkbPolyhedralSurface, wkbTIN: .multiPolygon
        case wkbGeometryCollection: nil
        default: UInt8(exactly: flat.rawValue).flatMap(GeometryType.init(rawValue:))
        }
    }

    /// A height of zero everywhere is what drawing programs write for "none".
    private static func findHeights(_ layer: OGRLayer) -> Bool {
        layer.resetReading()
        defer { layer.resetReading() }
        for _ in 0..<sample {
            guard let feature = layer.nextFeature() else { break }
            if unsafe feature.withGeometry({ geometry in unsafe hasHeight(geometry) }) { return true }
        }
        return false
    }

    /// Whether a geometry has a height other than zero.
    static func hasHeight(_ geometry: OGRGeometryH?) -> Bool {
        guard let geometry = unsafe geometry, unsafe OGR_G_Is3D(geometry) != 0 else { return false }
        var envelope = OGREnvelope3D()
        unsafe OGR_G_GetEnvelope3D(geometry, &envelope)
        return envelope.MinZ != 0 || envelope.MaxZ != 0
    }
}
