import AccessControl
import Foundation
import Testing

@Suite struct `Targets in logs` {
    private let mask = TargetMask()
    private let key = APIKey.generate()

    @Test func `tell whose key it was and hide the rest`() {
        let shown = "pafta_\(key.prefix)_***"
        let text = key.text.text
        #expect(mask.masked("/wms?apikey=\(text)&LAYERS=parsel") == "/wms?apikey=\(shown)&LAYERS=parsel")
        #expect(mask.masked("/wms?APIKEY=guess") == "/wms?APIKEY=***")
        #expect(mask.masked("/items?filter=a%3D'\(text)'") == "/items?filter=\(shown)")
        #expect(mask.masked("/keys/\(text)/x?y") == "/keys/\(shown)/x?y")
        #expect(mask.masked("/a?\(text)=1") == "/a?\(shown)")
        #expect(mask.masked("/a?access_token=eyJ.x.y&password=p") == "/a?access_token=***&password=***")
    }

    @Test(arguments: [
        "/", "", "?", "/collections/parsel/items?bbox=1,2,3,4&limit=10", "/a?b&&c=&=d", "/a?apikey", "/a?apikey=&b=%20",
        "/?q=%C4%B0mar%", "/pafta_nedir",
    ])
    func `without secrets stay as they are`(target: String) { #expect(mask.masked(target) == target) }

    /// Whatever way a key is written that a server would still read, nobody finds it in the log.
    @Test func `never hold a key, however it is encoded and wherever it stands`() {
        var numbers = SystemRandomNumberGenerator()
        for round in 0..<3_000 {
            let text = APIKey.generate().text.text
            let secret = String(text.suffix(43))
            var written = text
            for _ in 0..<(round % 3) { written = encoded(written, &numbers) }
            let places = [
                "/x?apikey=\(written)", "/x?a=1&%6bey=\(written)&b", "/\(written)/items", "/x?filter=n='\(written)'",
                "/x?\(written)", "/x?\(written)=\(written)", "/x?a=b;apikey=\(written)", "/x?b=\(written)?\(written)",
                "/x?aP%49key=\(written)", "/x?q=pafta_\(written)", "/x?q=pafta_pafta_\(written)",
            ]
            let target = places[round % places.count]
            var shown = mask.masked(target)
            for _ in 0..<4 {
                #expect(!shown.contains(secret) && !shown.contains(secret.prefix(20)), "\(target) → \(shown)")
                shown = decoded(shown)
            }
        }
    }

    private func encoded(_ text: String, _ numbers: inout SystemRandomNumberGenerator) -> String {
        text.utf8
            .map { byte in
                guard Bool.random(using: &numbers) else { return String(UnicodeScalar(byte)) }
                let digits = String(byte, radix: 16, uppercase: Bool.random(using: &numbers))
                return "%" + (digits.count == 1 ? "0" : "") + digits
            }
            .joined()
    }

    private func decoded(_ text: String) -> String { text.removingPercentEncoding ?? text }
}
