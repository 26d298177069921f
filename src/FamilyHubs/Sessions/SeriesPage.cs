using System.ComponentModel.DataAnnotations;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>The fields of a repeating plan: how often, until when, and what of bank holidays.</summary>
internal abstract class SeriesPage(PlanChoices choices, TimeProvider clock) : PlanPage(choices, clock)
{
    [Display(Name = "The first day")]
    public DateOnly? FirstOn { get; set; }
    public string? How { get; set; }
    public int? Weeks { get; set; }
    public List<string> WeekDays { get; set; } = [];
    public int? Which { get; set; }
    public string? WhichDay { get; set; }
    [Display(Name = "The day of the month")]
    public int? MonthDate { get; set; }
    public string? Ends { get; set; }
    [Display(Name = "How many times")]
    public int? Times { get; set; }
    [Display(Name = "The last day")]
    public DateOnly? Until { get; set; }
    public bool? BankHolidays { get; set; }

    /// <summary>The rule that the form means.</summary>
    private string Rule() => new RepeatForm(How, Weeks, WeekDays, Which, WhichDay, MonthDate, Ends, Times, Until).Rule();

    /// <summary>Sends what the form means; what is wrong with how it repeats and what is wrong with all else are said together, each where the form asks for it.</summary>
    protected async Task<Guid> Sent(Func<string?, Task<Guid>> send)
    {
        string? rule = null;
        var reasons = new List<Refused.Reason>();
        try
        {
            rule = Rule();
        }
        catch (Refused refused)
        {
            reasons.AddRange(refused.Reasons);
        }
        try
        {
            return await send(rule);
        }
        catch (Refused refused) when (refused.Reasons.Any(r => r.Input == "Rule"))
        {
            reasons.AddRange(refused.Reasons.Where(r => r.Input != "Rule" || rule is not null).Select(r => r.Input == "Rule" ? r with { Input = nameof(How) } : r));
            throw new Refused(reasons);
        }
    }

    protected void Fill(RepeatForm form) =>
        (How, Weeks, WeekDays, Which, WhichDay, MonthDate, Ends, Times, Until) = (form.How, form.Weeks, [.. form.WeekDays], form.Which, form.WhichDay, form.MonthDate, form.Ends, form.Times, form.Until);
}
