using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>The fields of a repeating plan: how often, until when, and what of bank holidays.</summary>
internal abstract class SeriesPage(PlanChoices choices, TimeProvider clock) : PlanPage(choices, clock)
{
    public DateOnly? FirstOn { get; set; }
    public string? How { get; set; }
    public int? Weeks { get; set; }
    public List<string> WeekDays { get; set; } = [];
    public int? Which { get; set; }
    public string? WhichDay { get; set; }
    public int? MonthDate { get; set; }
    public string? Ends { get; set; }
    public int? Times { get; set; }
    public DateOnly? Until { get; set; }
    public bool? BankHolidays { get; set; }

    /// <summary>The rule that the form means.</summary>
    protected string Rule() => new RepeatForm(How, Weeks, WeekDays, Which, WhichDay, MonthDate, Ends, Times, Until).Rule();

    /// <summary>What is wrong with the rule is shown where the form asks for it.</summary>
    protected static async Task<Guid> Shown(Func<Task<Guid>> send)
    {
        try
        {
            return await send();
        }
        catch (Refused refused) when (refused.Reasons.Any(r => r.Input == "Rule"))
        {
            throw new Refused([.. refused.Reasons.Select(r => r.Input == "Rule" ? r with { Input = nameof(How) } : r)]);
        }
    }

    protected void Fill(RepeatForm form) =>
        (How, Weeks, WeekDays, Which, WhichDay, MonthDate, Ends, Times, Until) = (form.How, form.Weeks, [.. form.WeekDays], form.Which, form.WhichDay, form.MonthDate, form.Ends, form.Times, form.Until);
}
