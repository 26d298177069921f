using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.HandOvers;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Mdt.HandOvers;

/// <summary>Two teams with those who run them, and a case of the first that the referrer leads.</summary>
public abstract class ArrangedHandOver : ArrangedTeam
{
    protected Guid Case { get; private set; }
    protected Guid Altrincham { get; private set; }
    protected Guid Timperley { get; private set; }
    protected Actor Deputy { get; private set; } = null!;
    protected Actor TheirCoordinator { get; private set; } = null!;
    protected Actor TheirChair { get; private set; } = null!;
    protected Actor TheirMember { get; private set; } = null!;

    protected async Task Arranged()
    {
        Case = (await Accepted()).Case;
        Timperley = World.NewId();
        Altrincham = await Team("Altrincham team", Timperley);
        Deputy = World.As(Roles.Chair, Mdt);
        (TheirCoordinator, TheirChair, TheirMember) = (World.As(Roles.Coordinator, Altrincham), World.As(Roles.Chair, Altrincham), World.As(Roles.CoreMember, Altrincham));
        foreach (var (team, who, duty) in new[]
        {
            (Mdt, Chair, "chair"), (Mdt, Deputy, "deputy"), (Mdt, Coordinator, "coordinator"), (Mdt, Member, "none"),
            (Altrincham, TheirChair, "chair"), (Altrincham, TheirCoordinator, "coordinator"), (Altrincham, TheirMember, "none"),
        })
            await World.Arrange("""
                INSERT INTO mdt_member (id, mdt_id, user_id, duty, profession, joined_on) VALUES (@id, @team, @user, @duty, 'health-visitor', @Today)
                """, new { id = World.NewId(), team, user = who.Id, duty, Today });
    }

    protected async Task<Guid> LeadOffered(Actor to, string note = "Ring her before you visit.", Actor? by = null)
    {
        var id = World.NewId();
        await (by ?? Coordinator).Send(new OfferLead.Command(id, Case, to.Id, note));
        return id;
    }

    protected async Task<Guid> TransferOffered(string note = "They have moved and start at the new school on Monday.")
    {
        var id = World.NewId();
        await Coordinator.Send(new OfferTransfer.Command(id, Case, Altrincham, note));
        return id;
    }

    protected Task<Guid> Taken(Guid transfer, bool actions = false) => TheirCoordinator.Send(new AcceptTransfer.Command(World.NewId(), transfer, TheirMember.Id, actions));

    protected async Task<Guid> LeadOf(Guid caseId) => (await World.Sql<Guid>("SELECT lead_user_id FROM mdt_case WHERE id = @caseId", new { caseId })).Single();

    internal async Task<CaseState> StateOf(Guid caseId) => await World.AsSystem().With(s => ((CaseStates)s.GetService(typeof(CaseStates))!).Of(caseId, CancellationToken.None));

    /// <summary>Who was told this, in the order of telling.</summary>
    protected IReadOnlyList<Guid> Told(MdtNoticeKind kind) => [.. World.Told.OfType<MdtNoticeGiven>().Where(n => n.Kind == kind).SelectMany(n => n.UserIds)];

    protected async Task DaysPass(int days)
    {
        World.Clock.Advance(TimeSpan.FromDays(days));
        await World.Tick();
    }

    protected static async Task<Refused> IsRefused<T>(Task<T> sent, string input, string part)
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => sent);
        Assert.Contains(refused.Reasons, r => r.Input == input && r.Text.Contains(part, StringComparison.OrdinalIgnoreCase));
        return refused;
    }
}
