using System.Collections.Concurrent;
using Neighbourhood.EndToEnd.Browser;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>A volunteer presses the concern button while the program dies: what was answered is there when it starts again, with its alert, and the coordinator is told.</summary>
public sealed class PeerConcernTests
{
    private const int Writers = 4;
    private const int Each = 8;
    private const int KillAfter = 9;

    [Fact]
    public async Task A_concern_that_is_raised_while_the_host_is_killed_is_there_when_it_starts_again()
    {
        await using var host = await RunningHost.Start();
        var (answered, sent) = (new ConcurrentBag<string>(), new ConcurrentBag<(string Action, Dictionary<string, string> Values)>());
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writers = Enumerable.Range(0, Writers).Select(w => Task.Run(async () =>
        {
            using var supporter = await Session.SignIn(host, "peersupporter");
            for (var n = 0; n < Each; n++)
            {
                try
                {
                    var form = (await supporter.Get("/peersupport/concern?Back=/peersupport/mine")).Forms.Single(f => f.GetAttribute("action") == "/peersupport/concern");
                    var values = form.Values();
                    (values["Seen"], values["Kind"], values["ImmediateDanger"]) = ($"The children were cold, {w} and {n}.", "Neglect", "true");
                    sent.Add(("/peersupport/concern", values));
                    if ((await supporter.Post("/peersupport/concern", values)).Status is 302 or 303) answered.Add(values["Id"]);
                    if (answered.Count >= KillAfter) enough.TrySetResult();
                }
                catch (Exception cut) when (cut is HttpRequestException or IOException)
                {
                    return; // it is dead: this one may or may not have been kept
                }
            }
        })).ToList();
        await Task.WhenAny(enough.Task, Task.WhenAll(writers));
        await host.Kill();
        await Task.WhenAll(writers);
        Assert.InRange(answered.Count, KillAfter, (Writers * Each) - 1);

        await host.StartAgain();
        var kept = Rows.Of(host, "SELECT id FROM families_concern WHERE seen LIKE 'The children were cold%'").ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.Subset(kept, answered.ToHashSet(StringComparer.OrdinalIgnoreCase));
        // Never one without the other: whoever is told of the concern and whoever is told of the alert are told of the same.
        Assert.Equal(kept, Rows.Of(host, "SELECT a.concern_id FROM peersupport_alert a JOIN families_concern c ON c.id = a.concern_id WHERE c.seen LIKE 'The children were cold%'").ToHashSet(StringComparer.OrdinalIgnoreCase));

        // Pressed again, what was kept answers as before, and what was not is kept now: each once.
        using (var supporter = await Session.SignIn(host, "peersupporter"))
        {
            var token = (await supporter.Get("/peersupport/concern")).Forms.Single(f => f.GetAttribute("action") == "/peersupport/concern").Values();
            foreach (var (action, values) in sent)
            {
                values["__RequestVerificationToken"] = token["__RequestVerificationToken"];
                Assert.InRange((await supporter.Post(action, values)).Status, 302, 303);
            }
        }
        Assert.Equal(sent.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), Rows.Of(host, "SELECT CAST(COUNT(*) AS TEXT) FROM families_concern WHERE seen LIKE 'The children were cold%'").Single());

        // What the dead had begun to deliver is leased to them for a while: the demo's clock brings the end of that.
        using (var person = await Session.SignIn(host, "operator")) await person.Press("/demo/clock", "Move the clock", ("Hours", "1"));
        using var coordinator = await Session.SignIn(host, "peercoordinator");
        foreach (var id in answered) Assert.Equal(200, (await coordinator.Get($"/peersupport/alerts/{id}")).Status);
        await Patience.Until(() => Task.FromResult(answered.All(id => Rows.Of(host, $"SELECT id FROM contact_notice WHERE kind = 'PeerConcernRaised' AND subject_id = '{id}'").Count > 0)));
    }
}
