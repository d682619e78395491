import GeoCore
import HomeRegistry
import Testing

@testable import SharingProtocols

@Suite struct `The life of a protocol` {
    /// Every pair of state and action; `nil` where the action is refused.
    @Test func `follows the table of transitions, all of it`() {
        let table: [ProtocolState: [ProtocolAction: ProtocolState]] = [
            .draft: [.approve: .approved],
            .approved: [.approve: .approved, .suspend: .suspended, .end: .ended, .revoke: .revoked],
            .suspended: [.resume: .approved, .end: .ended, .revoke: .revoked],
            .ended: [:], .revoked: [:],
        ]
        for state in ProtocolState.allCases {
            for action in ProtocolAction.allCases {
                #expect(ProtocolLife.state(after: action, from: state) == table[state]?[action], "\(state) \(action)")
            }
        }
    }

    @Test func `gives access from its first to its last day in Türkiye, while approved`() throws {
        let document = try Samples.document()
        // date -d '2026-11-01T00:00:00+03:00' +%s, and the first second after 2027-10-31 there.
        let (first, past): (Int64, Int64) = (1_793_480_400, 1_825_016_400)
        #expect(!document.isInForce(at: first - 1, state: .approved))
        #expect(document.isInForce(at: first, state: .approved))
        #expect(document.isInForce(at: past - 1, state: .approved))
        #expect(!document.isInForce(at: past, state: .approved))
        for state in ProtocolState.allCases where state != .approved {
            #expect(!document.isInForce(at: first, state: state))
        }
        #expect(document.endsSoon(at: past - 1) == 0)
        #expect(document.endsSoon(at: past - 1 - 30 * 86_400) == 30)
        #expect(document.endsSoon(at: past - 1 - 31 * 86_400) == nil)
        #expect(!ProtocolDocument().isInForce(at: first, state: .approved))
    }

    @Test(arguments: [
        ("2026-11-23T05:00:00Z", true), ("2026-11-23T04:59:59Z", false), ("2026-11-23T14:59:00Z", true),
        ("2026-11-23T15:00:00Z", false), ("2026-11-22T10:00:00Z", false), ("2026-11-20T20:30:00Z", true),
        ("2026-11-20T22:59:59Z", true), ("2026-11-20T23:00:00Z", false), ("2026-11-19T22:00:00Z", false),
    ])
    func `keeps to hours in Türkiye's time, over midnight too`(moment: String, isOpen: Bool) throws {
        let document = try ProtocolDocument(
            toml: """
                [[limits.hours]]
                days = ["mon"]
                from = "08:00"
                to = "18:00"
                [[limits.hours]]
                days = ["fri"]
                from = "23:00"
                to = "02:00"
                """
        )
        #expect(document.accessWindow.isOpen(at: try Self.seconds(moment)) == isOpen)
        #expect(AccessWindow().isOpen(at: try Self.seconds(moment)))
    }

    @Test func `counts days as the calendar does`() throws {
        // date -u -d DAY +%s divided by 86400.
        for (text, days) in [
            ("1970-01-01", 0), ("2000-02-29", 11_016), ("2026-11-21", 20_778), ("1900-03-01", -25_508),
        ] {
            let day = try #require(CalendarDay(parsing: text))
            #expect(day.daysSince1970 == days)
            #expect(CalendarDay(daysSince1970: days) == day)
        }
        var day = try #require(CalendarDay(parsing: "0001-01-01"))
        for _ in 0..<20_000 {
            let next = day.adding(days: 97)
            #expect(next > day && next.daysSince1970 == day.daysSince1970 + 97)
            day = next
        }
        for text in ["2026-2-1", "2026-02-29", "2026-13-01", "", "2026-11-21T", "0000-01-01", "２０２６-01-01"] {
            #expect(CalendarDay(parsing: text) == nil)
        }
        #expect(CalendarDay(inTurkiyeAt: Int64.max).year == 9_999)
        #expect(CalendarDay(inTurkiyeAt: Int64.min).description == "0001-01-01")
    }

    private static func seconds(_ moment: String) throws -> Int64 {
        let day = try #require(CalendarDay(parsing: String(moment.prefix(10))))
        let parts = moment.dropFirst(11).dropLast().split(separator: ":").compactMap { Int64($0) }
        return Int64(day.daysSince1970) * 86_400 + parts[0] * 3_600 + parts[1] * 60 + parts[2]
    }
}
