using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Neighbourhood.Design;

/// <summary>Gives dates, months and times their binders.</summary>
internal sealed class BinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var type = context.Metadata.UnderlyingOrModelType;
        if (type == typeof(DateOnly)) return new DateBinder();
        if (type == typeof(MonthOfYear)) return new MonthBinder();
        return type == typeof(TimeOnly) ? new TimeBinder() : null;
    }
}

/// <summary>What the binders share: the boxes of a field keep what was typed; messages begin with the field's name.</summary>
internal abstract class FieldBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        Bind(bindingContext);
        return Task.CompletedTask;
    }

    protected abstract void Bind(ModelBindingContext binding);

    /// <summary>What was typed in a box, kept so that the page can show it again; null when the box was not sent.</summary>
    protected static string? Box(ModelBindingContext binding, string key)
    {
        var sent = binding.ValueProvider.GetValue(key);
        if (sent == ValueProviderResult.None) return null;
        binding.ModelState.SetModelValue(key, sent);
        binding.ModelState.MarkFieldSkipped(key);
        return sent.FirstValue ?? "";
    }

    protected static void Done(ModelBindingContext binding, object? value)
    {
        if (value is null && !binding.ModelMetadata.IsReferenceOrNullableType) Fail(binding, "must be entered");
        else binding.Result = ModelBindingResult.Success(value);
    }

    protected static void Fail(ModelBindingContext binding, string problem)
    {
        var name = binding.ModelMetadata.DisplayName ?? Words.Of(binding.ModelMetadata.Name ?? binding.ModelName);
        // An entry without errors may have been marked as skipped already; an error makes it invalid.
        binding.ModelState.TryAddModelError(binding.ModelName, $"{name} {problem}");
        binding.Result = ModelBindingResult.Failed();
    }

    protected static string Key(ModelBindingContext binding, string box) => $"{binding.ModelName}.{box}";
}

internal sealed class DateBinder : FieldBinder
{
    protected override void Bind(ModelBindingContext binding)
    {
        var (day, month, year) = (Box(binding, Key(binding, "Day")), Box(binding, Key(binding, "Month")), Box(binding, Key(binding, "Year")));
        if (day is null && month is null && year is null)
        {
            var whole = Box(binding, binding.ModelName);
            if (whole is null) return;
            if (whole.Length == 0) Done(binding, null);
            else if (DateText.Iso(whole, out var date)) Done(binding, date);
            else Fail(binding, "must be a real date, like 2026-01-31");
            return;
        }

        var reading = DateText.Read(day, month, year);
        if (reading.Problem is not null) Fail(binding, reading.Problem);
        else Done(binding, reading.Date);
    }
}

internal sealed class MonthBinder : FieldBinder
{
    protected override void Bind(ModelBindingContext binding)
    {
        var (month, year) = (Box(binding, Key(binding, "Month")), Box(binding, Key(binding, "Year")));
        if (month is null && year is null)
        {
            var whole = Box(binding, binding.ModelName);
            if (whole is null) return;
            if (whole.Length == 0) Done(binding, null);
            else if (MonthOfYear.TryParse(whole, null, out var read)) Done(binding, read);
            else Fail(binding, "must be a real month and year, like 2026-01");
            return;
        }

        var reading = DateText.Read("1", month, year, DateBoxes.Month | DateBoxes.Year);
        if (reading.Problem is not null) Fail(binding, reading.Problem);
        else Done(binding, reading.Date is { } first ? MonthOfYear.Of(first) : null);
    }
}

internal sealed class TimeBinder : FieldBinder
{
    protected override void Bind(ModelBindingContext binding)
    {
        var text = Box(binding, binding.ModelName);
        if (text is null) return;
        if (string.IsNullOrWhiteSpace(text)) Done(binding, null);
        else if (TimeText.Read(text, out var time)) Done(binding, time);
        else Fail(binding, "must be a time, like 9:30am or 14:00");
    }
}
