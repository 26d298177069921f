using System.Text.Json;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Talks;
using Neighbourhood.Testing;

namespace Neighbourhood.Modules.Antenatal.Losses;

/// <summary>Whom she and her partner talk to: two supporters, one of whom has been through a loss; nothing of it stands in.</summary>
internal sealed partial class TogetherWorld
{
    internal Guid Programme { get; private set; }
    internal Actor PeerCoordinator { get; private set; } = null!;

    /// <summary>Matched with her because of a loss before, and in touch.</summary>
    internal Actor Bereaved { get; private set; } = null!;

    /// <summary>Matched with her partner about becoming a father, and in touch.</summary>
    internal Actor Friend { get; private set; } = null!;

    internal Guid HerMatch { get; private set; }
    internal Guid HisMatch { get; private set; }

    /// <summary>How their requests and matches stand, each state once.</summary>
    internal async Task<string> Peers() => string.Join(' ', (await World.Sql<string>("""
        SELECT status FROM peersupport_match WHERE id IN (@HerMatch, @HisMatch) UNION SELECT status FROM peersupport_request WHERE pregnancy_id = @Pregnancy
        """, new { HerMatch, HisMatch, Pregnancy })).Order(StringComparer.Ordinal));

    /// <summary>What a supporter reads of a match of theirs, wherever they look.</summary>
    internal static async Task<(MatchStatus Status, bool Open, string Words)> Reads(Actor supporter, Guid match)
    {
        var page = await supporter.Ask(new SeeTalk(match));
        return (page.Status, page.Open, JsonSerializer.Serialize(new { page, mine = (await supporter.Ask(new ListMine.Query())).Rows, offers = await supporter.Ask(new ListOffers.Query()) }));
    }

    private async Task ArrangePeers()
    {
        Programme = World.NewId();
        (PeerCoordinator, Bereaved, Friend) = (World.As(Roles.PeerCoordinator, Programme), World.As(Roles.PeerSupporter, World.NewId()), World.As(Roles.PeerSupporter, World.NewId()));
        await World.Arrange("INSERT INTO peersupport_programme (id, title, coordinator_user_id, opened_on, version) VALUES (@Programme, 'Peer support', @coordinator, @today, 1)",
            new { Programme, coordinator = PeerCoordinator.Id, today = World.Clock.Today().AddYears(-1) });
        HerMatch = await Supported(Bereaved, Mother, "Loss");
        HisMatch = await Supported(Friend, Father, "BeingADad");
        await Asked(Mother, "Screening", "Feeding");
    }

    private async Task<Guid> Supported(Actor supporter, Guid person, string about)
    {
        var (id, match, request) = (World.NewId(), World.NewId(), await Asked(person, "Active", about));
        await World.Arrange("""
            INSERT INTO peersupport_supporter (id, programme_id, status, role_kind, user_id, known_as, max_matches, available, agreement_on, supervised_on, created_at, version)
            VALUES (@id, @Programme, 'Active', 'OneToOne', @user, 'Robin', 3, '', @today, @today, @now, 1)
            """, new { id, Programme, user = supporter.Id, today = World.Clock.Today(), now = World.Clock.Now() });
        await World.Arrange("""
            INSERT INTO peersupport_match (id, request_id, supporter_id, person_id, status, reasons, offered_on, supporter_said, parent_said, matched_at, first_contact_by, first_contact_at, last_contact_on, version)
            VALUES (@match, @request, @id, @person, 'Active', 'topic', @today, 'Yes', 'Yes', @now, @now, @now, @today, 1)
            """, new { match, request, id, person, today = World.Clock.Today(), now = World.Clock.Now() });
        return match;
    }

    /// <summary>Hers names the pregnancy; her partner said that he is expecting, and nobody asked which.</summary>
    private async Task<Guid> Asked(Guid person, string status, string about)
    {
        var id = World.NewId();
        await World.Arrange("""
            INSERT INTO peersupport_request (id, programme_id, person_id, household_id, status, source, waits_for_decision, pregnancy_id, expecting, wants, channel, urgency, share_agreed_on, asked_on, clock_from, due_on, created_at, version)
            VALUES (@id, @Programme, @person, @Household, @status, 'Midwife', 0, @pregnancy, 1, 'SomeoneToTalkTo', 'Text', 'Ordinary', @today, @today, @today, @due, @now, 1)
            """, new { id, Programme, person, Household, status, pregnancy = person == Father ? (Guid?)null : Pregnancy, today = World.Clock.Today(), due = World.Clock.Today().AddDays(30), now = World.Clock.Now() });
        await World.Arrange("INSERT INTO peersupport_request_topic (request_id, topic) VALUES (@id, @about)", new { id, about });
        return id;
    }
}
