using Neighbourhood.EndToEnd.Browser;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>The information-governance lead looks after somebody's rights, from the question to the printed answer.</summary>
public sealed class RightsTests
{
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Somebody_who_asks_what_is_kept_about_them_is_answered_after_a_review(int width)
    {
        await using var host = await RunningHost.Start();
        await using var lead = await Visitor.SignIn(host, "ig", width);
        await lead.Open("/families/rights");
        await lead.Press("Find");
        await lead.SeesError("FirstName", "Enter an NHS number, or the full name and the date of birth");
        await lead.PassesAccessibilityCheck();

        await lead.Fill("NHS number", "999 000 0018");
        await lead.Press("Find");
        await lead.Press("They ask what is kept about them");
        await lead.PassesAccessibilityCheck();
        await lead.Choose("The person");
        await lead.Fill("How do you know who they are?", "Passport seen");
        await lead.FillDate("When did they ask?", DateOnly.FromDateTime(DateTime.UtcNow.AddDays(-1)));
        await lead.Press("Make the draft");
        await lead.Sees("parts to look at");
        await lead.PassesAccessibilityCheck();

        await Assert.ThrowsAnyAsync<TimeoutException>(() => lead.Button("Release this answer").WaitForAsync(new() { Timeout = 500 }));
        for (var decisions = 0; await lead.Page.GetByLabel("Give it as it stands").CountAsync() > 0; decisions++)
        {
            Assert.True(decisions < 40, "The review does not come to an end.");
            var kind = await lead.Page.Locator("#part h2").TextContentAsync();
            await lead.Choose("Give it as it stands");
            if (await lead.Page.Locator("input[name=AllOfKind][type=checkbox]").CountAsync() > 0) await lead.Page.Locator("input[name=AllOfKind][type=checkbox]").CheckAsync();
            await lead.Press("Decide, and show the next");
            await lead.Page.WaitForFunctionAsync("kind => document.readyState === 'complete' && document.querySelector('h1') && document.querySelector('#part h2')?.textContent !== kind", kind);
        }
        await lead.Press("Release this answer");
        await lead.Sees("What is kept about you");
        await lead.Sees("NHS number: 999 000 0018");
        await lead.PassesAccessibilityCheck();

        await using var hub = await Visitor.SignIn(host, "hub", width);
        Assert.Equal(403, await hub.Open(new Uri(lead.Page.Url).AbsolutePath));
    }
}
