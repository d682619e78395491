/// The version of Pafta.
public enum Version {
    /// The version, by semver.org; `CHANGELOG.md` says what it brought.
    public static let current = "0.1.0"
}
