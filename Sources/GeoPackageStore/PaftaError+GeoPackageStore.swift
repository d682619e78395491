public import GeoCore

extension PaftaError.Code {
    /// Another program holds the file locked.
    public static let storeLocked = Self("store.locked")
    /// The disk is full.
    public static let storageFull = Self("store.full")
    /// A stored file is damaged.
    public static let storeDamaged = Self("store.damaged")
    /// A stored file cannot be opened, read or written.
    public static let storeUnreadable = Self("store.unreadable")
    /// Too many readers at once.
    public static let storeOverloaded = Self("store.overloaded")
    /// A layer of this name exists.
    public static let layerExists = Self("layer.exists")
    /// A theme's file was made by another program.
    public static let foreignTheme = Self("theme.foreign")
    /// A name cannot be a layer's or a theme's.
    public static let invalidName = Self("name.invalid")
    /// The folder is no Pafta home.
    public static let notAHome = Self("home.missing")
    /// The folder is a Pafta home, or holds something else.
    public static let homeExists = Self("home.exists")
    /// Identifiers of the source are missing or not unique.
    public static let invalidIdentifier = Self("identifier.invalid")
    /// The layer has an index on these properties.
    public static let indexExists = Self("index.exists")
    /// The layer has no declared index on these properties.
    public static let unknownIndex = Self("index.unknown")
    /// Properties cannot make an index.
    public static let invalidIndex = Self("index.invalid")
    /// A place to go on from does not belong to the order asked for.
    public static let invalidPlace = Self("place.invalid")
}
