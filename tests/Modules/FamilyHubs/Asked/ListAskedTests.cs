using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.FamilyHubs.Asked;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Asked;

/// <summary>ListAsked, AskedInMyWork, WaitingAsked, SafeWays.</summary>
public sealed class ListAskedTests : ArrangedAsked
{
    [Fact]
    public async Task Proposals_families_that_were_sent_and_links_stand_in_one_list_urgent_first_then_by_the_day()
    {
        var proposal = await Proposed();
        var sent = await Sent();
        var link = await Linked();
        var urgent = await Sent(Referral() with { Urgency = HubUrgency.Today });
        Assert.Equal([urgent, link, sent, proposal], (await Worker.Ask(new ListAsked.Query())).Select(r => r.Item.Id));
        Assert.Empty(await OtherWorker.Ask(new ListAsked.Query()));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new ListAsked.Query()));
        await Assert.ThrowsAsync<Denied>(() => Gp.Ask(new ListAsked.Query()));
    }

    [Fact]
    public async Task It_waits_on_the_first_page_and_in_the_one_list_of_ones_work_in_words_that_name_nobody()
    {
        await Proposed(Made(code: MdtDecisionCode.LinkToHub));
        await Sent(Referral() with { Urgency = HubUrgency.Today });
        Task<string?> Says(Neighbourhood.Testing.Actor actor) => actor.With(s => s.GetServices<IWaiting>().OfType<WaitingAsked>().Single().Says(CancellationToken.None));
        Assert.Equal("2 families are waiting for an answer or a welcome, 1 today.", await Says(Worker));
        Assert.Null(await Says(OtherWorker));
        var work = await Worker.Ask(new GatherMyWork(Worker.Id, Today));
        Assert.Equal([WorkPriority.Urgent, WorkPriority.Medium], work.Select(p => p.Priority));
        Assert.Empty(await Worker.Ask(new GatherMyWork(Manager.Id, Today)));
        Assert.Empty(await Nobody.Ask(new GatherMyWork(Nobody.Id, Today)));
        await DaysPass(30);
        Assert.Contains("2 late", await Says(Manager), StringComparison.Ordinal);
    }

    private sealed class Answering(GetContactSummary.Answer? answer, Exception? thrown = null) : ISend
    {
        public Task<T> Send<T>(ICommand<T> command, CancellationToken ct = default) => throw new InvalidOperationException();

        public Task<T> Send<T>(IRequestOf<T> request, CancellationToken ct = default) => throw new InvalidOperationException();

        public Task<T> Ask<T>(IQuery<T> question, CancellationToken ct = default) => thrown is null ? Task.FromResult((T)(object)answer!) : throw thrown;

        public Task<T> Ask<T>(IFact<T> question, CancellationToken ct = default) => throw new InvalidOperationException();

        public Task<IReadOnlyList<T>> Ask<T>(IGather<T> question, CancellationToken ct = default) => throw new InvalidOperationException();
    }

    [Fact]
    public async Task How_she_may_safely_be_reached_is_as_contact_shows_it_and_nothing_where_she_is_held_or_not_shown()
    {
        var (home, her) = (World.NewId(), World.NewId());
        Task<string?> Words(bool held, Exception? thrown = null, Guid? of = null, params IReadOnlyList<ContactMode> ways) =>
            new SafeWays(new Answering(new(0, 4, null, [new(her, held, ways)]), thrown)).InWords(of ?? home, her, CancellationToken.None);
        Assert.Equal("text or e-mail", await Words(false, null, null, ContactMode.Text, ContactMode.Email));
        Assert.Null(await Words(true, null, null, ContactMode.Text));
        Assert.Null(await Words(false));
        Assert.Null(await Words(false, new NotFound(), null, ContactMode.Text));
        Assert.Null(await Words(false, new Denied("contact.summary.view"), null, ContactMode.Text));
        Assert.Null(await new SafeWays(new Answering(null)).InWords(null, her, CancellationToken.None));
        Assert.Equal(6, Enum.GetValues<ContactMode>().Select(SafeWays.Word).Distinct().Count());
    }
}
