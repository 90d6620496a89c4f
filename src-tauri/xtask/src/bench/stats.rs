//! The few statistics that the table shows: median and the middle half around it.
//!
//! Medians, because one start that met a busy machine would move a mean and says nothing.

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Series(Vec<f64>);

impl Series {
    pub(super) fn new(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        Self(values)
    }

    /// A size, which has no spread.
    pub(super) fn of_one(value: f64) -> Self {
        Self(vec![value])
    }

    pub(super) fn median(&self) -> f64 {
        self.quantile(0.5)
    }

    /// First and third quartile; none where there is nothing to spread.
    pub(super) fn spread(&self) -> Option<(f64, f64)> {
        (self.0.len() > 1).then(|| (self.quantile(0.25), self.quantile(0.75)))
    }

    /// Linear between the two nearest values. An empty series has no value, which shows as NaN.
    fn quantile(&self, part: f64) -> f64 {
        let Some(last) = self.0.len().checked_sub(1) else {
            return f64::NAN;
        };
        let position = part * last as f64;
        let below = position.floor();
        let (low, high) = (self.0[below as usize], self.0[position.ceil() as usize]);
        low + (high - low) * (position - below)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_whatever_the_order() {
        assert_eq!(Series::new(vec![30.0, 10.0, 900.0]).median(), 30.0);
        assert_eq!(Series::new(vec![40.0, 10.0, 30.0, 20.0]).median(), 25.0);
    }

    #[test]
    fn the_spread_is_the_middle_half_and_one_bad_start_does_not_move_it() {
        let series = Series::new(vec![1.0, 2.0, 3.0, 4.0, 500.0]);
        assert_eq!(series.spread(), Some((2.0, 4.0)));
        assert_eq!(Series::of_one(7.0).spread(), None);
        assert_eq!(Series::of_one(7.0).median(), 7.0);
    }
}
