import FeatureFormats
import GeoCore
import GeoReferencing

/// A CRS in which coordinates enter or leave, and how they are written in it.
///
/// - SeeAlso: OGC 18-058r1, clause 6; the axis order is that of the CRS's authority.
struct CoordinateSystem: Sendable, Hashable {
    /// The CRS.
    let identity: CRSIdentity
    /// Whether coordinates are angles.
    let isGeographic: Bool
    /// Whether north or latitude is written before east or longitude.
    let isNorthingFirst: Bool

    /// Longitude and latitude, the CRS of what names none.
    static let crs84 = CoordinateSystem(identity: .crs84, isGeographic: true, isNorthingFirst: false)

    /// How coordinates are written for a client that asks for this CRS: to 0.1 mm.
    var coordinates: CoordinateForm {
        CoordinateForm(decimals: isGeographic ? 9 : 4, isNorthingFirst: isNorthingFirst)
    }
}

extension CoordinateSystem {
    /// Takes what PROJ knows of a CRS.
    init(_ description: CRSDescription) {
        self.init(
            identity: description.identity,
            isGeographic: description.isGeographic,
            isNorthingFirst: description.authorityOrderIsNorthingFirst
        )
    }
}
