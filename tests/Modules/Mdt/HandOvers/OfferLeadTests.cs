using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.HandOvers;
using Xunit;

namespace Neighbourhood.Modules.Mdt.HandOvers;

public sealed class OfferLeadTests : ArrangedHandOver
{
    [Fact]
    public async Task Whoever_is_asked_is_told_and_who_leads_goes_on_until_they_accept()
    {
        await Arranged();
        var offer = await LeadOffered(Member);
        Assert.Equal(Referrer.Id, await LeadOf(Case));
        Assert.Equal([Member.Id], Told(MdtNoticeKind.LeadOffered));
        var began = World.Told.OfType<MdtInvolvementBegan>().Single(b => b.InvolvementId == offer);
        Assert.Equal(("invited", Member.Id, false), (began.Kind, began.UserId!.Value, began.Shown));
        Assert.Equal("LeadOffered", (await StepsOf(Case))[^1]);
        Assert.Equal($"Worker {Member.Id}", (await Coordinator.Ask(new ViewCase.Query(Case))).HandOver.AskedToLead);
    }

    [Fact]
    public async Task A_newer_offer_replaces_the_older()
    {
        await Arranged();
        var first = await LeadOffered(Member);
        await LeadOffered(OtherReferrer);
        Assert.Equal(["Replaced", null], await World.Sql<string?>("SELECT outcome FROM mdt_lead_offer ORDER BY offered_at, id"));
        await IsRefused(Member.Send(new AcceptLead.Command(first)), "", "replaced by a newer one");
        Assert.Contains(World.Told.OfType<MdtInvolvementEnded>(), e => e.InvolvementId == first);
    }

    [Fact]
    public async Task Who_chooses_themselves_leads_at_once_and_the_old_offer_is_over()
    {
        await Arranged();
        await LeadOffered(Member);
        await Chair.Send(new OfferLead.Command(World.NewId(), Case, Chair.Id, null));
        Assert.Equal(Chair.Id, await LeadOf(Case));
        Assert.Equal(["Replaced"], await World.Sql<string?>("SELECT outcome FROM mdt_lead_offer"));
    }

    [Fact]
    public async Task It_asks_for_whom_and_for_a_note_and_refuses_who_cannot_lead()
    {
        await Arranged();
        await Conflicted(await Item(Case), Member.Id);
        EndedAccounts.Add(OtherReferrer.Id);
        Task<Guid> Send(Guid? to, string? note) => Coordinator.Send(new OfferLead.Command(World.NewId(), Case, to, note));
        await IsRefused(Send(null, "Note"), "LeadUserId", "Choose who");
        await IsRefused(Send(Deputy.Id, " "), "Note", "must know");
        await IsRefused(Send(Deputy.Id, new string('a', 1001)), "Note", "1000");
        await IsRefused(Send(Referrer.Id, "Note"), "LeadUserId", "already");
        await IsRefused(Send(Member.Id, "Note"), "LeadUserId", "conflict of interest");
        await IsRefused(Send(OtherReferrer.Id, "Note"), "LeadUserId", "account is open");
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_lead_offer"));
        Assert.Empty(Told(MdtNoticeKind.LeadOffered));
    }

    [Fact]
    public async Task Only_who_runs_the_team_may_and_a_repeat_does_nothing_twice()
    {
        await Arranged();
        await Assert.ThrowsAsync<Denied>(() => LeadOffered(Deputy, by: Member));
        await Assert.ThrowsAsync<NotFound>(() => LeadOffered(Deputy, by: TheirCoordinator));
        var command = new OfferLead.Command(World.NewId(), Case, Deputy.Id, "Ring her.");
        await Coordinator.Send(command);
        await Coordinator.Send(command);
        await Assert.ThrowsAsync<Conflict>(() => Coordinator.Send(command with { Note = "Something else." }));
        Assert.Single(Told(MdtNoticeKind.LeadOffered));
    }

    [Fact]
    public async Task Nobody_is_asked_to_lead_a_case_that_is_closed_and_an_offer_ends_with_its_case()
    {
        await Arranged();
        var offer = await LeadOffered(Member);
        var transfer = await TransferOffered();
        await Taken(transfer);
        Assert.Equal(["Lapsed"], await World.Sql<string?>("SELECT outcome FROM mdt_lead_offer WHERE id = @offer", new { offer }));
        await IsRefused(Member.Send(new AcceptLead.Command(offer)), "", "has ended");
        await IsRefused(LeadOffered(Deputy), "", "closed");
    }

    [Fact]
    public async Task The_page_keeps_what_was_typed_and_offers_no_one_who_leads()
    {
        await Arranged();
        World.Answers<Neighbourhood.Access.Contracts.FindStaff, IReadOnlyList<Neighbourhood.Access.Contracts.GetStaff.Worker>>(_ => [new(Member.Id, "Member", null, null, false), new(Referrer.Id, "Referrer", null, null, false)]);
        var shown = await Coordinator.On((send, clock) => new OfferLead.Page(send, clock) { CaseId = Case }, async page =>
        {
            await page.OnGet(default);
            page.Note = "Typed";
            page.LeadUserId = null;
            await page.OnPost(default);
            return (page.Workers.Select(w => w.Id).ToList(), page.Note, page.ModelState.IsValid, page.Shown.LeadUserId);
        });
        Assert.Equal([Member.Id], shown.Item1);
        Assert.Equal(("Typed", false, Referrer.Id), (shown.Note, shown.IsValid, shown.LeadUserId));
    }
}
