internal import GeoCore

/// Whether data are free.
public enum FeeKind: String, Sendable, Hashable, CaseIterable {
    /// Free of charge (bedelsiz).
    case free
    /// By the tariff (tarife).
    case tariff
    /// As agreed (sözleşme).
    case contract
}

/// What is counted for the fee.
public enum FeeUnit: String, Sendable, Hashable, CaseIterable {
    /// Layers.
    case layer
    /// Map sheets (pafta).
    case sheet
    /// Districts (ilçe).
    case district
    /// Neighbourhoods (mahalle).
    case neighbourhood
    /// Pages.
    case page
    /// Square kilometres.
    case squareKilometre = "km2"
    /// Requests.
    case request
}

/// The article of the law on personal data that allows sharing.
public enum PersonalDataGround: String, Sendable, Hashable, CaseIterable {
    /// Article 5, conditions of processing.
    case article5 = "kvkk-5"
    /// Article 6, special categories.
    case article6 = "kvkk-6"
    /// Article 8, transfer to others.
    case article8 = "kvkk-8"
}

/// A way of delivery.
public enum DeliveryChannel: String, Sendable, Hashable, CaseIterable {
    /// OGC API, tiles and changes.
    case api
    /// WMS and WMTS.
    case wms
    /// WFS.
    case wfs
    /// Packages.
    case package
    /// One package, once.
    case oneOff = "one-off"
}

/// How often packages are made.
public enum DeliveryFrequency: String, Sendable, Hashable, CaseIterable {
    /// Once.
    case once
    /// Every day.
    case daily
    /// Every week.
    case weekly
    /// Every month.
    case monthly
    /// Every three months.
    case quarterly
    /// Every year.
    case yearly
    /// When the receiver asks.
    case onRequest = "on-request"
}

/// What packages hold.
public enum DeliveryContent: String, Sendable, Hashable, CaseIterable {
    /// Everything.
    case full
    /// What changed since the last one.
    case delta
}

/// Who moves packages.
public enum DeliveryTarget: String, Sendable, Hashable, CaseIterable {
    /// The receiver fetches them.
    case pull
    /// They are put into a folder.
    case directory
    /// They are sent by SFTP, by the operator's own means.
    case sftp
}

/// How secret data are, from the least; the names are those of layers.
public enum ProtocolSecrecy: String, Sendable, Hashable, CaseIterable {
    /// Tasnif dışı.
    case unclassified = "tasnif-disi"
    /// Hizmete özel.
    case official = "hizmete-ozel"
    /// Özel.
    case restricted = "ozel"
    /// Gizli.
    case secret = "gizli"
}

extension FeeKind: TextForm {}
extension FeeUnit: TextForm {}
extension PersonalDataGround: TextForm {}
extension DeliveryChannel: TextForm {}
extension DeliveryFrequency: TextForm {}
extension DeliveryContent: TextForm {}
extension DeliveryTarget: TextForm {}
extension ProtocolSecrecy: TextForm {}
