using FsCheck.Fluent;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.HandOvers;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Mdt.HandOvers;

/// <summary>Whatever is asked, answered, withdrawn and ended, in whichever order.</summary>
public sealed class HandOversInAnyOrderTests : ArrangedHandOver
{
    private static readonly string[] Deeds =
    [
        "offer lead", "offer lead", "offer lead", "take lead", "accept lead", "accept lead", "decline lead", "withdraw lead",
        "offer transfer", "offer transfer", "accept transfer", "decline transfer", "withdraw transfer", "close", "leave",
    ];

    private readonly Dictionary<string, int> _done = new(StringComparer.Ordinal);
    private Dictionary<Guid, Actor> _actors = [];

    [Fact]
    public async Task Each_open_case_has_exactly_one_lead_never_one_with_a_conflict_and_no_step_is_unlisted()
    {
        await Arranged();
        await Conflicted(await Item(Case, status: "Discussed", meetingStatus: "Circulated"), Deputy.Id);
        var leaves = 0;
        foreach (var deeds in (from what in Gen.Elements(Deeds) from who in Gen.Choose(0, 5) select (what, who)).ListOf(30).Sample(6))
        {
            var (theirs, other) = (World.As(Roles.CoreMember, Mdt), World.As(Roles.HealthVisitor));
            _actors = new Actor[] { Chair, Deputy, Member, Referrer, theirs, other }.ToDictionary(a => a.Id);
            var open = await Open();
            foreach (var (what, who) in deeds)
            {
                World.Clock.Advance(TimeSpan.FromSeconds(1));
                open = await Open();
                if (what == "leave" && ++leaves % 3 != 0) continue;
                var (actor, before) = (_actors.Values.ElementAt(who), await StateOf(open));
                var thrown = await Record.ExceptionAsync(() => Do(what, actor, open));
                Assert.True(thrown is null or Refused or NotFound or Denied, $"{what}: {thrown}");
                if (thrown is null) _done[what] = _done.GetValueOrDefault(what) + 1;
                var after = await StateOf(open);
                Assert.True(before == after || CaseMachine.May(before, after) || (before, after, what) == (CaseState.Transferring, CaseState.Closed, "close"), $"{what}: {before} to {after}");
                await Holds();
            }
            await Mend();
        }
        Assert.True(_done.Count >= 9, string.Join(", ", _done)); // it looked at most of them
    }

    /// <summary>The open case of the family in the team; a new one when the one before has ended.</summary>
    private async Task<Guid> Open()
    {
        if (await World.Sql<Guid>("SELECT id FROM mdt_case WHERE mdt_id = @Mdt AND closed_on IS NULL", new { Mdt }) is [var open]) return open;
        var id = World.NewId();
        await World.Arrange("""
            INSERT INTO mdt_case (id, mdt_id, household_id, lead_user_id, level, opened_on, next_review_on, version) VALUES (@id, @Mdt, @Family, @lead, 'Targeted', @Today, @Today, 1)
            """, new { id, Mdt, Family, lead = Coordinator.Id, Today });
        return id;
    }

    /// <summary>Who left is a new worker in the next sample: accounts do not come back.</summary>
    private async Task Mend()
    {
        foreach (var gone in EndedAccounts.ToList())
        {
            EndedAccounts.Remove(gone);
            await World.Arrange("UPDATE mdt_member SET left_on = NULL WHERE user_id = @gone", new { gone });
        }
    }

    private async Task Do(string what, Actor who, Guid open)
    {
        var offer = await First("SELECT id FROM mdt_lead_offer WHERE case_id = @open ORDER BY offered_at DESC, id DESC", new { open });
        var to = await First("SELECT to_user_id FROM mdt_lead_offer WHERE id = @offer", new { offer });
        var asked = _actors.GetValueOrDefault(to, who);
        var transfer = await First("SELECT id FROM mdt_transfer WHERE case_id = @open ORDER BY offered_at DESC, id DESC", new { open });
        switch (what)
        {
            case "offer lead": await Coordinator.Send(new OfferLead.Command(World.NewId(), open, who.Id, "A note")); break;
            case "take lead": await Chair.Send(new OfferLead.Command(World.NewId(), open, Chair.Id, null)); break;
            case "accept lead": await asked.Send(new AcceptLead.Command(offer)); break;
            case "decline lead": await asked.Send(new DeclineLead.Command(offer, "No time")); break;
            case "withdraw lead": await Coordinator.Send(new WithdrawLeadOffer.Command(open, offer)); break;
            case "offer transfer": await Coordinator.Send(new OfferTransfer.Command(World.NewId(), open, Altrincham, "A note")); break;
            case "accept transfer": await TheirCoordinator.Send(new AcceptTransfer.Command(World.NewId(), transfer, TheirMember.Id, true)); break;
            case "decline transfer": await TheirChair.Send(new DeclineTransfer.Command(transfer, "We are full")); break;
            case "withdraw transfer": await Coordinator.Send(new WithdrawTransfer.Command(open, transfer)); break;
            case "close":
                await World.AsSystem().With(async s =>
                {
                    var db = (Db)s.GetService(typeof(Db))!;
                    await db.InOne(() => ((CaseSteps)s.GetService(typeof(CaseSteps))!).Close(open, CaseEnd.GoalsMet, "Goals met", CancellationToken.None));
                    return true;
                });
                break;
            default:
                EndedAccounts.Add(who.Id);
                await World.Happened(new AccountEnded(who.Id, Today));
                await World.Deliver();
                break;
        }
    }

    private async Task<Guid> First(string sql, object args) => await World.Sql<Guid>(sql, args) is [var first, ..] ? first : Guid.Empty;

    private sealed record Standing(Guid Id, Guid LeadUserId);

    private async Task Holds()
    {
        foreach (var open in await World.Sql<Standing>("SELECT id, lead_user_id FROM mdt_case WHERE closed_on IS NULL"))
        {
            Assert.NotEqual(Deputy.Id, open.LeadUserId); // who declared a conflict
            Assert.DoesNotContain(open.LeadUserId, EndedAccounts); // the coordinator stays in every sample, so somebody is possible
        }
        Assert.Empty(await World.Sql<Guid>("SELECT case_id FROM mdt_lead_offer WHERE ended_at IS NULL GROUP BY case_id HAVING COUNT(*) > 1"));
        Assert.Empty(await World.Sql<Guid>("SELECT case_id FROM mdt_transfer WHERE ended_at IS NULL GROUP BY case_id HAVING COUNT(*) > 1"));
        Assert.Empty(await World.Sql<Guid>("""
            SELECT c.id FROM mdt_case c WHERE c.closed_on IS NOT NULL AND (EXISTS (SELECT 1 FROM mdt_lead_offer o WHERE o.case_id = c.id AND o.ended_at IS NULL)
                OR EXISTS (SELECT 1 FROM mdt_transfer t WHERE t.case_id = c.id AND t.ended_at IS NULL))
            """));
        foreach (var step in await World.Sql<Step>("SELECT from_status, to_status FROM mdt_step WHERE subject = 'Case' AND from_status IS NOT NULL"))
            if (Enum.TryParse<CaseState>(step.FromStatus, out var from) && Enum.TryParse<CaseState>(step.ToStatus, out var to))
                Assert.True(CaseMachine.May(from, to), $"{from} to {to}");
    }

    private sealed record Step(string FromStatus, string ToStatus);
}
