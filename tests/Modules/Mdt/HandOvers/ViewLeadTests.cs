using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.HandOvers;
using Xunit;

namespace Neighbourhood.Modules.Mdt.HandOvers;

public sealed class ViewLeadTests : ArrangedHandOver
{
    [Fact]
    public async Task Who_is_asked_sees_the_familys_name_and_the_note_and_no_more()
    {
        await Arranged();
        await LeadOffered(OtherReferrer);
        var shown = await OtherReferrer.Ask(new SeeLead(Case));
        Assert.Equal(($"Family {Family}", "Ring her before you visit.", Today.AddDays(14)), (shown.Household, shown.Mine!.Note, shown.Mine.AnswerDueOn));
        Assert.Equal((null, "", false, null), (shown.LeadUserId, shown.Lead, shown.Manages, shown.Asked));
        await Assert.ThrowsAnyAsync<Exception>(() => OtherReferrer.Ask(new ViewCase.Query(Case)));
    }

    [Fact]
    public async Task Once_it_is_over_neither_name_nor_note_is_shown()
    {
        await Arranged();
        var offer = await LeadOffered(OtherReferrer);
        await OtherReferrer.Send(new DeclineLead.Command(offer, "No time"));
        var shown = await OtherReferrer.Ask(new SeeLead(Case));
        Assert.Equal(("A family", null, LeadOfferOutcome.Declined), (shown.Household, shown.Mine!.Note, shown.Mine.Outcome));
    }

    [Fact]
    public async Task Who_runs_the_team_sees_who_leads_and_who_was_asked()
    {
        await Arranged();
        var offer = await LeadOffered(OtherReferrer);
        var shown = await Chair.Ask(new SeeLead(Case));
        Assert.Equal((true, Referrer.Id, offer, $"Worker {OtherReferrer.Id}"), (shown.Manages, shown.LeadUserId!.Value, shown.Asked!.Id, shown.Asked.To));
        Assert.Null(shown.Mine);
    }

    [Fact]
    public async Task Nobody_else_finds_it()
    {
        await Arranged();
        await LeadOffered(OtherReferrer);
        await Assert.ThrowsAsync<NotFound>(() => Member.Ask(new SeeLead(Case)));
        await Assert.ThrowsAsync<NotFound>(() => TheirCoordinator.Ask(new SeeLead(Case)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new SeeLead(Case)));
    }

    [Fact]
    public async Task A_note_about_a_family_in_which_somebody_objects_is_left_out()
    {
        await Arranged();
        await LeadOffered(OtherReferrer);
        Objecting.Add(Mother);
        var shown = await OtherReferrer.Ask(new SeeLead(Case));
        Assert.Equal((null, true), (shown.Mine!.Note, shown.Mine.NoteLeftOut));
        Assert.Equal("Ring her before you visit.", (await Chair.Ask(new SeeLead(Case))).Asked!.Note);
        Assert.Null((await Coordinator.Ask(new SeeLead(Case))).Asked!.Note);
    }
}
