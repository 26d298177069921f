using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Actions;
using Neighbourhood.Mdt.Contracts;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Actions;

public sealed class OpenActionLinkTests : ArrangedLink
{
    [Fact]
    public async Task Rule_4_whoever_holds_it_sees_the_words_and_the_day_of_one_action_and_no_name_of_a_family()
    {
        var (action, digest) = await Linked();
        var shown = (await Opened(digest))!;
        Assert.Equal((action, "Bring the food parcel", Today.AddDays(7), ActionStatus.Open), (shown.ActionId, shown.Text, shown.DueOn, shown.Status));
        Assert.DoesNotContain("Family", System.Text.Json.JsonSerializer.Serialize(shown), StringComparison.Ordinal);
        Assert.Null(await Opened(DigestOf("guessed")));
        Assert.Null(await Opened(""));
        await Assert.ThrowsAsync<Denied>(() => Anonymous(s => s.Ask(new MyActions.Query())));
        Basis = SharingBasis.Objection;
        Assert.Null((await Opened(digest))!.Text);
    }

    [Fact]
    public async Task They_say_that_it_is_done_and_the_link_is_over()
    {
        var (action, digest) = await Linked();
        await IsRefused(Says(digest, OpenActionLink.Deed.Done, " "), "Evidence", "Say what was done");
        await Assert.ThrowsAsync<Conflict>(() => Says(digest, OpenActionLink.Deed.Done, version: 4));
        await Says(digest, OpenActionLink.Deed.Done);
        Assert.Equal([Guest.Id], await World.Sql<Guid>("SELECT done_by FROM mdt_action"));
        Assert.Equal(action, Assert.Single(Told<MdtActionDone>()).ActionId);
        Assert.Null(await Opened(digest));
        await IsRefused(Says(digest, OpenActionLink.Deed.Done, version: 2), "", "does not work any more");
        Assert.Equal([Guest.Id], await World.Sql<Guid>("SELECT by_user FROM mdt_step WHERE subject_id = @action AND to_status = 'Done'", new { action }));
    }

    [Fact]
    public async Task They_ask_for_more_time_and_keep_the_link_or_give_it_back_and_lose_it()
    {
        var (action, digest) = await Linked();
        await IsRefused(Says(digest, OpenActionLink.Deed.MoreTime, day: Today.AddDays(90)), "AskedDueOn", "must not be after");
        await Says(digest, OpenActionLink.Deed.MoreTime, day: Today.AddDays(10));
        Assert.Equal(Today.AddDays(10), (await Opened(digest))!.AskedDueOn);
        await Says(digest, OpenActionLink.Deed.CannotDo, "The van is broken", version: 2);
        Assert.Null(await Opened(digest));
        Assert.Equal(Coordinator.Id, await OwnerOf(action));
    }

    [Fact]
    public async Task It_is_over_fourteen_days_after_the_day_and_when_the_action_is_cancelled_or_another_has_it_or_the_account_ends_or_a_conflict_is_declared()
    {
        var actions = await Owed(("Past", Guest.Id, 1), ("Cancelled", Guest.Id, 7), ("Another's", Guest.Id, 7), ("Left", Guest.Id, 7), ("Moved", Guest.Id, 1));
        foreach (var (action, index) in actions.Select((a, i) => (a, i))) await Coordinator.Send(new GiveActionLink.Command(action, DigestOf($"{index}")));
        await Chair.Send(new CancelAction.Command(actions[1], "Not needed", 1));
        await Chair.Send(new ReassignAction.Command(actions[2], Gp.Id, null, "Knows them", 1));
        Assert.Null(await Opened(DigestOf("1")));
        Assert.Null(await Opened(DigestOf("2")));
        World.Clock.Advance(TimeSpan.FromDays(15));
        Assert.NotNull(await Opened(DigestOf("0")));
        await Chair.Send(new MoveActionDay.Command(actions[4], Today, "Was ill", 1));
        World.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Null(await Opened(DigestOf("0")));
        Assert.NotNull(await Opened(DigestOf("4"))); // its day was moved, and the link with it
        await Conflicted(actions[4], Guest.Id);
        Assert.Null(await Opened(DigestOf("3"))); // all of one family
        await World.Arrange("DELETE FROM mdt_conflict", null);
        Assert.NotNull(await Opened(DigestOf("3")));
        await World.Happened(new AccountEnded(Guest.Id, Today));
        await World.Deliver();
        Assert.Null(await Opened(DigestOf("3")));
        Assert.Equal(Coordinator.Id, await OwnerOf(actions[3]));
    }

    [Fact]
    public async Task A_guess_counts_however_it_is_made_by_a_form_or_with_sent_in_the_address()
    {
        await Linked();
        async Task Guess(Func<OpenActionLink.Page, Task> act) => await Nobody.With(async services =>
        {
            await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            var page = PageOf.In(scope.ServiceProvider, s => new OpenActionLink.Page(s.GetRequiredService<ISend>(), s.GetRequiredService<LinkTries>(), s.GetRequiredService<DigestKey>()) { Secret = "guess", Evidence = "x" });
            page.HttpContext.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.9");
            await act(page);
            return 0;
        });
        async Task<int> Counted() => (await World.Sql<int>("SELECT COUNT(*) FROM mdt_action_try")).Single();
        await Guess(p => p.OnPost(CancellationToken.None));
        Assert.Equal(1, await Counted());
        await Guess(p =>
        {
            p.Sent = true;
            return p.OnGet(CancellationToken.None);
        });
        Assert.Equal(2, await Counted());
        await Guess(p => p.OnPost(CancellationToken.None));
        await Guess(p => p.OnPost(CancellationToken.None));
        Assert.Equal(3, await Counted()); // nothing is looked up any more, and nothing written
    }

    [Fact]
    public async Task An_account_that_ended_opens_nothing_also_before_the_news_of_it_has_come()
    {
        var (_, digest) = await Linked();
        var staff = true;
        World.Answers<GetStaff, IReadOnlyList<GetStaff.Worker>>(q => [.. q.UserIds.Select(id => new GetStaff.Worker(id, "Worker", null, null, id == Guest.Id && !staff))]);
        Assert.NotNull(await Opened(digest));
        staff = false;
        Assert.Null(await Opened(digest));
        await IsRefused(Says(digest, OpenActionLink.Deed.Done), "", "does not work any more");
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_action WHERE done_at IS NOT NULL"));
    }

    [Fact]
    public async Task Done_by_the_link_and_by_the_page_in_one_moment_is_done_once()
    {
        var (action, digest) = await Linked();
        async Task<string> Outcome(Func<Task> act)
        {
            try
            {
                await act();
                return "done";
            }
            catch (Exception refused) when (refused is Refused or Conflict)
            {
                return "refused";
            }
        }
        var both = await Task.WhenAll(Outcome(() => Says(digest, OpenActionLink.Deed.Done)), Outcome(() => Guest.Send(new CompleteAction.Command(action, "Brought it", 1))));
        Assert.Single(both, "done");
        Assert.Single(Told<MdtActionDone>());
        Assert.Single(await StepsOf(action), "Done");
    }

    [Fact]
    public async Task Too_many_that_do_not_work_from_one_network_and_none_is_answered_from_there_for_a_while()
    {
        var (_, _) = await Linked();
        var secret = ActionLink.NewSecret();
        var action = (await World.Sql<Guid>("SELECT id FROM mdt_action")).Single();
        await Coordinator.Send(new GiveActionLink.Command(action, await Coordinator.With(s => Task.FromResult(ActionLink.Digest(s.GetRequiredService<DigestKey>(), secret)))));
        async Task<(int Status, bool Shown)> Open(string key, string from) => await Nobody.With(async services =>
        {
            await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            var page = PageOf.In(scope.ServiceProvider, s => new OpenActionLink.Page(s.GetRequiredService<ISend>(), s.GetRequiredService<LinkTries>(), s.GetRequiredService<DigestKey>()) { Secret = key });
            page.HttpContext.Connection.RemoteIpAddress = IPAddress.Parse(from);
            await page.OnGet(CancellationToken.None);
            return (page.Response.StatusCode, page.Answer is not null);
        });
        Assert.Equal((200, true), await Open(secret, "192.0.2.1"));
        for (var i = 0; i < 3; i++) Assert.Equal((410, false), await Open("wrong", "192.0.2.1"));
        Assert.Equal((410, false), await Open(secret, "192.0.2.1"));
        Assert.Equal((200, true), await Open(secret, "192.0.2.2"));
        World.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal((200, true), await Open(secret, "192.0.2.1"));
        await Says(await Coordinator.With(s => Task.FromResult(ActionLink.Digest(s.GetRequiredService<DigestKey>(), secret))), OpenActionLink.Deed.Done);
        for (var i = 0; i < 5; i++) Assert.Equal((410, false), await Open(secret, "192.0.2.3"));
        Assert.Empty(await World.Sql<string>("SELECT address FROM mdt_action_try WHERE tried_at > @since", new { since = World.Clock.Now().AddMinutes(-15) })); // their own, over: no guess
        Assert.DoesNotContain("192.0.2", string.Concat(await World.Sql<string>("SELECT address FROM mdt_action_try")), StringComparison.Ordinal);
    }
}
