using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Neighbourhood.EndToEnd.Browser;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>The areas as people who work with them see them.</summary>
public sealed class AreasTests(DemoHost demo) : IClassFixture<DemoHost>
{
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_hub_worker_sees_the_localities_with_their_chart_and_looks_up_a_postcode(int width)
    {
        var host = demo.Host;
        await using var worker = await Visitor.SignIn(host, "hub", width);
        await worker.Open("/areas");
        await worker.Sees("Children under 5 in Marram Bay");
        await worker.Sees("E01999924 (Marram Bay 004F)");   // no decile: named, never left out
        await Assertions.Expect(worker.Page.GetByRole(AriaRole.Img, new() { Name = "Children under 5 in Marram Bay by locality and deprivation" })).ToBeVisibleAsync();
        await worker.PassesAccessibilityCheck();
        await worker.Picture($"areas-{width}");

        await worker.Follow("Look up a postcode");
        await worker.PassesAccessibilityCheck();
        await worker.Press("Look up");
        await worker.SeesError("Postcode", "Enter a postcode");
        await worker.PassesAccessibilityCheck();
        await worker.Fill("Postcode", "qx11aa");
        await worker.Press("Look up");
        await worker.Sees("Gullmarsh");
        await worker.Sees("Decile 1 of 10");
        await worker.PassesAccessibilityCheck();
        await worker.Picture($"areas-postcode-{width}");
        Assert.DoesNotContain("qx11aa", worker.Page.Url, StringComparison.OrdinalIgnoreCase);
        await worker.Fill("Postcode", "SW1A 2AA");
        await worker.Press("Look up");
        await worker.Sees("SW1A 2AA is unknown");
    }

    [Fact]
    public async Task The_operator_imports_a_file_with_a_bad_row_and_reads_which_it_was()
    {
        await using var host = await RunningHost.Start(); // what is imported is what others would see
        var file = Path.Combine(Directory.CreateTempSubdirectory("neighbourhood-").FullName, "imd-2019.csv");
        await File.WriteAllTextAsync(file, "lsoa11,imd_decile\nE01999924,4\nE01999901,eleven\n");
        var (exit, printed) = await host.Verb("import", "areas", file);
        Assert.True(exit == 0, printed);
        Assert.Contains("imd-2019.csv, line 3: \"eleven\" is not a decile from 1 to 10", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("Warning", printed, StringComparison.Ordinal);

        await using var reader = await Visitor.SignIn(host, "operator");
        await reader.Open("/areas");
        await reader.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Version 2") }).ClickAsync();
        await reader.Sees("\"eleven\" is not a decile from 1 to 10");
        await reader.PassesAccessibilityCheck();
        await reader.Picture("areas-import");
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public async Task The_operator_adds_a_bank_holiday_and_takes_it_away_again()
    {
        var host = demo.Host;
        await using var keeper = await Visitor.SignIn(host, "operator", 390);
        var day = new DateOnly(DateTime.UtcNow.Year + 2, 7, 1);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) day = day.AddDays(1);
        await keeper.Open("/areas/bank-holidays");
        await keeper.PassesAccessibilityCheck();
        await keeper.Page.GetByText("Add a bank holiday").ClickAsync();
        await keeper.Press("Add bank holiday");
        await keeper.SeesError("Name", "Enter what the day is called");
        await keeper.PassesAccessibilityCheck();
        await keeper.FillDate("Which day?", day);
        await keeper.Fill("What is it called?", "A day to celebrate");
        await keeper.Press("Add bank holiday");
        await keeper.Sees("A day to celebrate");
        await keeper.Open($"/areas/bank-holidays/remove?day={day:yyyy-MM-dd}");
        await keeper.PassesAccessibilityCheck();
        await keeper.Press("Remove bank holiday");
        await keeper.DoesNotSee("A day to celebrate");
    }

    [Fact]
    public async Task An_invited_attendee_has_no_areas()
    {
        var host = demo.Host;
        await using var invited = await Visitor.SignIn(host, "invited");
        Assert.Equal(403, await invited.Open("/areas"));
        Assert.Equal(403, await invited.Open("/areas/postcode"));
    }
}
