using System.Net;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.FamilyHubs.Feedback;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.Mdt;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Feedback;

public sealed class GiveFeedbackTests : ArrangedHub
{
    public GiveFeedbackTests() => Settings["access.triesPerAddress"] = "5";

    /// <summary>Nobody is signed in.</summary>
    private Task<Done> Says(Guid session, int? face = 5, string? said = null, bool child = false, Guid? id = null, string? from = null) => World.AsSystem().With(async services =>
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ISend>().Send(new GiveFeedback.Command(id ?? World.NewId(), session, face, said, child, from));
    });

    private async Task<int> Kept() => (await World.Sql<int>("SELECT COUNT(*) FROM familyhubs_feedback")).Single();

    private async Task<int> Tries() => (await World.Sql<int>("SELECT COUNT(*) FROM familyhubs_feedback_try")).Single();

    [Fact]
    public async Task Somebody_says_how_it_was_once_without_a_name()
    {
        var (session, id) = (await Session(status: SessionStatus.Running), World.NewId());
        await Says(session, 4, " The songs, <b>again</b> & again ", child: true, id: id);
        await Says(session, 4, " The songs, <b>again</b> & again ", child: true, id: id);
        await Says(session, null, "Only words");
        Assert.Equal(["Only words", "The songs, <b>again</b> & again"], await World.Sql<string>("SELECT said FROM familyhubs_feedback ORDER BY said"));
        Assert.Equal([true], await World.Sql<bool>("SELECT by_child FROM familyhubs_feedback WHERE face = 4"));
        Assert.Equal(0, await Tries());
        Assert.Empty(World.Told);
    }

    [Fact]
    public async Task It_is_taken_while_a_session_runs_and_for_fourteen_days_and_answers_the_same_otherwise()
    {
        foreach (var (status, days, taken) in new[]
        {
            (SessionStatus.Running, 0, true), (SessionStatus.Held, -13, true), (SessionStatus.RegisterClosed, -13, true), (SessionStatus.Amended, -1, true), (SessionStatus.Held, -15, false),
            (SessionStatus.Open, 1, false), (SessionStatus.Open, 0, true), (SessionStatus.Planned, 0, false), (SessionStatus.Cancelled, -1, false),
        })
        {
            var before = await Kept();
            await Says(await Session(status: status, starts: World.Clock.Now().AddDays(days).AddMinutes(-10)), from: "somewhere");
            Assert.Equal(taken ? 1 : 0, await Kept() - before);
            await World.Arrange("DELETE FROM familyhubs_feedback_try");
        }
    }

    [Fact]
    public async Task Neither_face_nor_words_another_face_and_too_many_words_are_refused_before_anything_is_looked_up()
    {
        var session = World.NewId();
        Assert.Equal("Face", (await Assert.ThrowsAsync<Refused>(() => Says(session, null, " "))).Input);
        Assert.Equal("Face", (await Assert.ThrowsAsync<Refused>(() => Says(session, 6))).Input);
        Assert.Equal("Said", (await Assert.ThrowsAsync<Refused>(() => Says(session, 5, new string('x', 501)))).Input);
        Assert.Equal("", (await Assert.ThrowsAsync<Refused>(() => Says(session, id: Guid.Empty))).Input);
    }

    [Fact]
    public async Task Whoever_guesses_too_often_from_one_network_is_thanked_and_nothing_is_kept_for_a_while()
    {
        var session = await Session(status: SessionStatus.Held);
        for (var i = 0; i < 7; i++) await Says(World.NewId(), from: "there");
        Assert.Equal(5, await Tries());
        await Says(session, from: "there");
        Assert.Equal(0, await Kept());
        await Says(session, from: "elsewhere");
        Assert.Equal(1, await Kept());
        World.Clock.Advance(TimeSpan.FromMinutes(16));
        await Says(session, from: "there");
        Assert.Equal(2, await Kept());
    }

    [Fact]
    public async Task No_session_takes_more_than_a_full_hall_would_say()
    {
        var session = await Session(status: SessionStatus.Running);
        for (var i = 0; i < GiveFeedback.MostOfOne; i++)
            await World.Arrange("INSERT INTO familyhubs_feedback (id, session_id, face, by_child, given_at) VALUES (@id, @session, 5, 0, @now)", new { id = World.NewId(), session, now = World.Clock.Now() });
        await Says(session);
        Assert.Equal(GiveFeedback.MostOfOne, await Kept());
    }

    [Fact]
    public async Task The_page_tells_nothing_of_the_session_and_thanks_whatever_is_sent()
    {
        async Task<string> Post(Guid session, Guid id, int? face) => await Nobody.With(async services =>
        {
            await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            var page = PageOf.In(scope.ServiceProvider, s => new GiveFeedback.Page(s.GetRequiredService<ISend>(), s.GetRequiredService<FeedbackTries>(), s.GetRequiredService<TimeProvider>()) { SessionId = session });
            page.HttpContext.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.1");
            page.OnGet();
            (page.Id, page.Face) = (id, face);
            return await page.OnPost(CancellationToken.None) is RedirectResult redirect ? redirect.Url : $"{page.Response.StatusCode}";
        });
        var (session, unknown, id) = (await Session(status: SessionStatus.Running), World.NewId(), World.NewId());
        Assert.Equal($"/familyhubs/feedback/{session}?Sent=true", await Post(session, id, 3));
        Assert.Equal($"/familyhubs/feedback/{session}?Sent=true", await Post(session, id, 1)); // the same form with another face: the first stays
        Assert.Equal($"/familyhubs/feedback/{unknown}?Sent=true", await Post(unknown, World.NewId(), 3));
        Assert.Equal("422", await Post(session, World.NewId(), null));
        Assert.Equal([3], await World.Sql<int>("SELECT face FROM familyhubs_feedback"));
        Assert.DoesNotContain("192.0.2", string.Concat(await World.Sql<string>("SELECT address FROM familyhubs_feedback_try")), StringComparison.Ordinal);
    }
}
