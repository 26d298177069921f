using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Imports;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Imports;

public sealed class ImportWorkTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await FamiliesWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Task<bool> GoOn(TimeSpan atMost) => _world.AsSystem().With(s => s.GetRequiredService<ImportWork>().GoOn(atMost, CancellationToken.None));

    private static string Many(int count) => ImportWorld.File([.. Enumerable.Range(1, count).Select(n => $"H-{n},,mother,Mum,{Word(n)},,,,no,ZH1 {n % 10}A{Letter(n / 10)},,07700 900{n:000}")]);

    private static string Word(int n) => $"Qz{Letter(n % 26)}{Letter(n / 26)}name";

    private static char Letter(int n) => (char)('A' + (n % 26));

    [Fact]
    public async Task Cut_off_anywhere_it_goes_on_and_brings_each_household_in_once()
    {
        var import = await _world.Give(Many(8));
        await _world.Work();
        await _world.Quality().Send(new RunImport.Command(import, (await _world.Stands(import)).Version));
        // Within the transaction of every second household the host is cut off: what it wrote is undone, and the next begins that household anew.
        var asked = 0;
        _world.Answers<GetAreaOf, GetAreaOf.Area>(q => ++asked % 2 == 0 ? throw new Busy() : FamiliesWorld.Area(q.Postcode, FamiliesWorld.FirstImport));
        for (var cut = 0; (await _world.Stands(import)).State == ImportState.Running; cut++)
        {
            var before = await _world.Households();
            try
            {
                await GoOn(TimeSpan.FromMinutes(1));
            }
            catch (Busy)
            {
                Assert.True(await _world.Households() >= before && cut < 20);
            }
            var lines = await _world.Outcomes(import);
            Assert.Equal(await _world.Households(), lines.Count(l => l == LineOutcome.Made));
            Assert.Equal(8, lines.Count(l => l is LineOutcome.Made or LineOutcome.WouldBeMade));
        }
        Assert.Equal(8, await _world.Households());
        Assert.Equal(8, (await _world.Sql<string>("SELECT DISTINCT family_name FROM families_person")).Count);
    }

    [Fact]
    public async Task A_second_press_of_the_form_gives_the_file_once()
    {
        var import = await _world.Give(Many(3));
        await _world.Work();
        await _world.Give(Many(3), id: import);
        Assert.Equal(ImportState.Checked, (await _world.Stands(import)).State);
        Assert.Single(await _world.Sql<Guid>("SELECT id FROM families_import"));
    }

    [Fact]
    public async Task What_was_cut_off_while_it_was_being_kept_is_begun_anew()
    {
        var import = await _world.Give(Many(3));
        await _world.Arrange("UPDATE families_import SET state = 'Reading'");
        await _world.Arrange("DELETE FROM families_import_line WHERE line = 4");
        await _world.Work();
        Assert.Equal(ImportState.Reading, (await _world.Stands(import)).State);
        await _world.Give(Many(3), id: import);
        await _world.Work();
        Assert.Equal((ImportState.Checked, 3), ((await _world.Stands(import)).State, (await _world.Stands(import)).Page.Count));
    }

    [Fact]
    public async Task Two_hosts_at_the_same_import_bring_each_household_in_once()
    {
        var import = await _world.Give(Many(20));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => GoOn(TimeSpan.FromMinutes(1)))));
        await _world.Quality().Send(new RunImport.Command(import, (await _world.Stands(import)).Version));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => GoOn(TimeSpan.FromMinutes(1)))));
        Assert.Equal((ImportState.Done, 20), ((await _world.Stands(import)).State, await _world.Households()));
        Assert.All(await _world.Outcomes(import), o => Assert.Equal(LineOutcome.Made, o));
    }

    [Fact]
    public async Task A_host_that_comes_late_to_a_household_which_another_brought_in_changes_nothing()
    {
        var import = await _world.Imported(Many(2));
        await _world.AsSystem().With(async services =>
        {
            var (desk, job) = (services.GetRequiredService<ImportDesk>(), new ImportDesk.Job(import, "Old system", null, null, ImportState.Running, null));
            await desk.Check(job, 1, CancellationToken.None);
            await desk.Run(job, 1, CancellationToken.None);
            return 0;
        });
        Assert.Equal([LineOutcome.Made, LineOutcome.Made], await _world.Outcomes(import));
        Assert.Equal(2, await _world.Households());
    }

    [Fact]
    public async Task What_people_wrote_is_forgotten_when_it_is_done()
    {
        await _world.Imported(Many(2));
        Assert.Empty(await _world.Sql<string>("SELECT cells FROM families_import_line WHERE cells IS NOT NULL"));
    }

    [Theory]
    [InlineData("", "The file is empty")]
    [InlineData("household_id,role,first_name", "no line below its first")]
    [InlineData("household_id,role\nH,mother", "The column first_name is missing")]
    [InlineData("household_id,role,first_name,restriced\nH,mother,A,yes", "There is no column called \"restriced\"")]
    [InlineData("household_id,role,first_name,role\nH,mother,A,x", "The column role is there twice")]
    [InlineData("household_id,role,first_name\nH,mother", "Line 2 has 2 columns where the first line has 3")]
    [InlineData("household_id,role,first_name\n,mother,A", "Line 2 has no household_id")]
    [InlineData("household_id,role,first_name\nH,mother,\"A\nB\"", "A quotation mark that opens on line")]
    [InlineData("household_id,role,first_name\nH,mother,\"A", "")]
    public async Task A_file_that_cannot_be_told_apart_is_refused_whole_and_nothing_is_kept(string text, string says)
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => _world.Give(text));
        Assert.Equal("Csv", refused.Input);
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.Empty(await _world.Sql<Guid>("SELECT id FROM families_import"));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_and_a_source_without_a_name_are_refused()
    {
        Assert.Contains("not UTF-8", (await Assert.ThrowsAsync<Refused>(() => _world.Give([.. "household_id,role,first_name\nH,mother,"u8, 0xff, 0xfe, 0x41]))).Message, StringComparison.Ordinal);
        Assert.Equal("Source", (await Assert.ThrowsAsync<Refused>(() => _world.Give(Many(1), source: "  "))).Input);
        Assert.Equal("Source", (await Assert.ThrowsAsync<Refused>(() => _world.Give(Many(1), source: "!!!"))).Input);
        Assert.Equal("Csv", (await Assert.ThrowsAsync<Refused>(() => _world.Give(new byte[HouseholdFile.MostBytes + 1]))).Input);
    }

    [Fact]
    public async Task The_template_is_a_file_that_can_be_given()
    {
        var import = await _world.Checked(ImportColumns.Template());
        Assert.Equal([LineOutcome.WouldBeMade, LineOutcome.WouldBeMade], await _world.Outcomes(import));
    }
}
